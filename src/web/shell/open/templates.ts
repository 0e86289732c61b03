/** A situation to write over. Every one is sound, so that there is a forecast from the first moment. */
interface Template {
  title: string;
  says: string;
  file: string;
  text: (today: Date) => string;
}

const day = (date: Date) => date.toISOString().slice(0, 10);

export const TEMPLATES: readonly Template[] = [
  {
    title: 'Two sides and a veto',
    says: 'a buyer, a seller, one price',
    file: 'two-sides.yaml',
    text: (today) => `format: 1
title: A new situation
question: What will be agreed?
asOf: ${day(today)}

actors: # capability: what each can bring to bear, on any scale that all share
  buyer: { name: The buyer, capability: { low: 40, mode: 50, high: 60 }, because: "Say why." }
  seller: { name: The seller, capability: { low: 50, mode: 60, high: 80 } }

issues: # what is bargained over, each a line from one extreme to the other
  price:
    name: The price
    scale: { 0: as low as asked, 50: in the middle, 100: as high as asked }
    statusQuo: 40 # where it stands, and stays if nothing is agreed
    stances: # position on the scale; salience: how much it matters, 0 to 1; veto: who can refuse
      buyer: { position: { low: 0, mode: 10, high: 30 }, salience: 0.8 }
      seller: { position: { low: 60, mode: 80, high: 100 }, salience: 0.9, veto: true }

outcomes: # what people ask about
  high_price: { when: price >= 60, by: ${today.getFullYear() + 1}-12-31, claim: The price rises past 60 }
`,
  },
  {
    title: 'A vote',
    says: 'five members, a majority of weighted votes',
    file: 'vote.yaml',
    text: (today) => `format: 1
title: A vote
question: Does the proposal find a majority?
asOf: ${day(today)}

actors: # capability: what each can bring to bear, on any scale that all share
  chair: { name: The chair, capability: 30 }
  reformers: { name: The reformers, capability: { low: 25, mode: 30, high: 40 } }
  moderates: { name: The moderates, capability: 25 }
  doubters: { name: The doubters, capability: 20 }
  opponents: { name: The opponents, capability: { low: 10, mode: 20, high: 25 } }

issues:
  reform:
    name: How far the reform goes
    scale: { 0: nothing changes, 50: half of the proposal, 100: the whole proposal }
    statusQuo: 10 # where it stands, and stays if there is no majority
    rule: { quota: 0.6, votes: { chair: 1, reformers: 3, moderates: 3, doubters: 2, opponents: 2 } }
    stances: # position on the scale; salience: how much it matters, 0 to 1
      chair: { position: 50, salience: 0.6 }
      reformers: { position: { low: 80, mode: 95, high: 100 }, salience: 0.9 }
      moderates: { position: { low: 40, mode: 55, high: 70 }, salience: 0.5 }
      doubters: { position: { low: 10, mode: 30, high: 45 }, salience: 0.6 }
      opponents: { position: { low: 0, mode: 5, high: 15 }, salience: 0.8 }

outcomes: # what people ask about
  half: { when: reform >= 50, by: ${today.getFullYear() + 1}-12-31, claim: At least half of the reform is adopted }
`,
  },
  {
    title: 'A treaty with several issues',
    says: 'four parties, three issues that hang together',
    file: 'treaty.yaml',
    text: (today) => `format: 1
title: A treaty
question: How far does the treaty go?
asOf: ${day(today)}

actors: # capability: what each can bring to bear, on any scale that all share
  north: { name: The North, capability: { low: 60, mode: 70, high: 80 } }
  south: { name: The South, capability: { low: 40, mode: 50, high: 60 } }
  islands: { name: The islands, capability: 10 }
  industry: { name: The industry, capability: { low: 20, mode: 30, high: 45 } }

issues: # what is bargained over, each a line from one extreme to the other
  cuts:
    name: How deep the cuts are
    scale: { 0: none, 50: half of what is asked, 100: all that is asked }
    statusQuo: 10
    stances: # position on the scale; salience: how much it matters, 0 to 1; veto: who can refuse
      north: { position: { low: 40, mode: 60, high: 75 }, salience: 0.6 }
      south: { position: { low: 10, mode: 30, high: 50 }, salience: 0.7, veto: true }
      islands: { position: 100, salience: 1 }
      industry: { position: { low: 0, mode: 10, high: 20 }, salience: 0.8 }
  money:
    name: Money for the poorer
    scale: { 0: none, 100: all that is asked }
    statusQuo: 20
    stances:
      north: { position: { low: 20, mode: 30, high: 50 }, salience: 0.8, veto: true }
      south: { position: { low: 70, mode: 90, high: 100 }, salience: 0.9 }
      islands: { position: 80, salience: 0.7 }
  control:
    name: Control from outside
    scale: { 0: none, 50: reports, 100: inspectors with full access }
    statusQuo: 0
    stances:
      north: { position: { low: 60, mode: 80, high: 100 }, salience: 0.5 }
      south: { position: { low: 0, mode: 20, high: 40 }, salience: 0.6 }
      industry: { position: 10, salience: 0.6 }

links: # while a condition holds, an issue cannot go above (caps) or below (floors) a value
  - { when: money < 40, caps: cuts, at: 40, because: "No money, no cuts." }

outcomes: # what people ask about, as conditions on the issues
  deep_cuts: { when: cuts >= 50, by: ${today.getFullYear() + 1}-12-31, claim: The cuts reach half of what is asked }
  bargain: { when: cuts >= 40 and money >= 40, claim: "Money for cuts: both come at least near half" }
`,
  },
];
