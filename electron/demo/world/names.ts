import type { Random } from './random.ts';

/** A part of a name as people write it, and as their username spells it. */
type Part = readonly [shown: string, plain: string];

const parts = (text: string): readonly Part[] =>
  text
    .trim()
    .split(/\s+/)
    .map((word) => {
      const [shown = '', plain = shown.toLowerCase()] = word.split('=');
      return [shown, plain];
    });

/** Given and family names that belong together, so that the invented people read like people. */
const CULTURES: readonly { readonly given: readonly Part[]; readonly family: readonly Part[] }[] = [
  {
    given: parts(
      'Ada Grace Alan Edsger Barbara Margaret Ken Dennis Frances Jean Radia Vint Tim Hedy Katherine Dorothy',
    ),
    family: parts(
      "Byron Hopper Kay Liskov Hamilton Ritchie Allen Bartik Perlman O'Neill=oneill Clarke Lamarr Johnson",
    ),
  },
  {
    given: parts(
      'Jürgen=juergen Käthe=kaethe Björn=bjoern Åsa=asa Søren=soeren Zoë=zoe Łukasz=lukasz Jiří=jiri Heike',
    ),
    family: parts(
      'Müller=mueller Groß=gross Lindström=lindstroem Nowak Dvořák=dvorak Sørensen=soerensen Weiß=weiss Öz=oez',
    ),
  },
  {
    given: parts(
      'José=jose María=maria Inés=ines João=joao Lucía=lucia Thiago Chloé=chloe François=francois Élodie=elodie',
    ),
    family: parts(
      'García=garcia Muñoz=munoz Gonçalves=goncalves Lefèvre=lefevre Ibáñez=ibanez Silva Núñez=nunez Dupont',
    ),
  },
  {
    given: parts(
      '美咲=misaki 健太=kenta 陽菜=hina 伟=wei 芳=fang 민준=minjun 서연=seoyeon 小雨=xiaoyu 翔=sho',
    ),
    family: parts('佐藤=sato 鈴木=suzuki 高橋=takahashi 王=wang 李=li 김=kim 박=park 陈=chen 田中=tanaka'),
  },
  {
    given: parts('Priya Arjun Ananya Rahul Lakshmi Imran Ayesha Kavya Sanjay Nadia Farhan Meera'),
    family: parts('Iyer Sharma Patel Krishnamurthy Khan Nair Banerjee Rao Chowdhury Reddy Subramanian'),
  },
  {
    given: parts('Amara Chidi Ngozi Kwame Zainab Tunde Wanjiru Thandiwe Abebe Fatou Sipho Amina'),
    family: parts('Okafor Adeyemi Mensah Diallo Mwangi Nkosi Tesfaye Balogun Ndlovu Achieng Traoré=traore'),
  },
  {
    given: parts('ليلى=layla محمد=mohammed نور=nour יעל=yael אורי=uri سارة=sara ياسين=yassin נועה=noa'),
    family: parts('حداد=haddad خوري=khoury כהן=cohen לוי=levi منصور=mansour بركات=barakat מזרחי=mizrahi'),
  },
  {
    given: parts(
      'Olena Дмитро=dmytro Ірина=iryna Мілош=milosh Ελένη=eleni Νίκος=nikos Anastasia Зоряна=zoriana',
    ),
    family: parts(
      'Shevchenko Коваль=koval Петренко=petrenko Παππάς=pappas Јовановић=jovanovic Ivanova Γεωργίου=georgiou',
    ),
  },
];

/** A person's display name and the plain spelling their username is made from. */
export type PersonName = { readonly shown: string; readonly plain: string };

/** Draws a name; about half the people of a large world share theirs with somebody. */
export const drawName = (random: Random): PersonName => {
  const culture = random.pick(CULTURES);
  const [given, givenPlain] = random.pick(culture.given);
  const [family, familyPlain] = random.pick(culture.family);
  // A second given name now and then keeps the share of namesakes where real directories have it.
  const [second, secondPlain] = random.chance(0.3) ? random.pick(culture.given) : ['', ''];
  return {
    shown: [given, second, family].filter((part) => part !== '').join(' '),
    plain: [givenPlain, secondPlain, familyPlain].filter((part) => part !== '').join('-'),
  };
};
