-- What is typed against has no apostrophes, and hiragana for katakana: `foldSearch` folds it anew right after this.
SELECT 1;
