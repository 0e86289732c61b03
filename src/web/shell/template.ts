/** A new situation: two sides, one that can refuse, one issue. It is sound, so that there is a forecast from the first moment. */
export const TEMPLATE = `title: A new situation
question: What will be agreed?
asOf: ${new Date().toISOString().slice(0, 10)}

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
  high_price: { when: price >= 60, by: ${new Date().getFullYear()}-12-31, claim: The price rises past 60 }
`;
