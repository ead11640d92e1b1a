/**
 * A text in messages of at most `inMessage` pieces of at most `characters` each, in order and without loss; never
 * between the two halves of a character. An empty text is one message without pieces.
 */
export const toTextMessages = (
  text: string,
  { characters, inMessage }: { readonly characters: number; readonly inMessage: number },
): readonly (readonly string[])[] => {
  const messages: string[][] = [[]];
  let at = 0;
  while (at < text.length) {
    let end = Math.min(text.length, at + characters);
    const last = text.charCodeAt(end - 1);
    if (end < text.length && end - at > 1 && last >= 0xd800 && last <= 0xdbff) end -= 1;
    const message = messages.at(-1);
    if (message !== undefined && message.length < inMessage) message.push(text.slice(at, end));
    else messages.push([text.slice(at, end)]);
    at = end;
  }
  return messages;
};
