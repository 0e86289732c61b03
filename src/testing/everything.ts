/** A small situation that uses every part of the format. */
export const EVERYTHING = `title: Everything
question: Does it hold?
asOf: 2021-05-11
uncertainty: { position: 0.1, salience: 0.1, capability: 0.2, because: assumed }
actors:
  a: { name: A, capability: { low: 1, mode: 2, high: 5 }, because: why, source: where }
  b: { capability: [1, 2, 4], description: the other }
  c: { capability: { mean: 3, sd: 1 } }
issues:
  x:
    scale: { 0: none, 50: half, 100: all }
    statusQuo: { low: 0, mode: 10, high: 20 }
    rule: { quota: 0.6, votes: { a: 2, b: 1 } }
    stances:
      a: { position: 80, salience: 0.5, veto: true }
      b: { position: [10, 20], salience: { low: 0, mode: 0.5, high: 1 }, capability: 4 }
      c: { position: 0, salience: 0 }
  y: { scale: [-1, 7.5], statusQuo: 0, rule: majority, stances: { a: { position: 2, salience: 1 }, c: { position: 7, salience: 0.1 } } }
  z: { stances: { b: { position: 30, salience: 0.3 } } }
  w: { statusQuo: 50, rule: { council: eu27-lisbon, members: { a: [DE, FR], b: IT, c: [] } }, agendaSetter: a, stances: { a: { position: 90, salience: 1 }, b: { position: 60, salience: 0.5 }, c: { position: 20, salience: 0.7 } } }
dependence: [ { of: a, on: b, domain: energy, strength: 0.5, replaceable: { low: 0, mode: 0.1, high: 0.3 }, alternatives: { c: 0.2 } } ]
links: [ { when: x < 30 and not y > 3, caps: z, at: { low: 5, mode: 10, high: 15 } }, { when: x >= 90, floors: y, at: 1 } ]
outcomes: { high: { when: "max(x, z) * 2 >= 80 or y / x > 1", by: 2021-12-31, claim: It rises } }
shocks: [ { id: cold, on: 2021-06-01, change: { actors.a.capability: { times: 2 }, issues.x.stances.a.veto: false } } ]
scenarios: { s: [ { shock: cold }, { change: { dependence.a.b.energy.strength: 0.9, issues.y.statusQuo: { plus: 1 } } } ] }
models:
  nash: { loss: quadratic }
  expected-utility: { denominator: scholz, choice: scholz, capitulation: false, risk: neutral, q: 0.5, rounds: 5, tolerance: 0 }
  spatial: { PCEModel: MarkovIncentive, StateTransitions: Stochastic, VotingRule: PropCbc, IdealAdjustment: { a: { b: 0.3 } }, turns: 5 }
  exchange: { rounds: 2, randomRates: 0.5, fixedWeight: 0.2, salienceWeight: 0.3 }
`;
