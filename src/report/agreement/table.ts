import type { AgreementForecast, Factor, Forecast, PartyForecast } from '../../forecast/forecast.ts';
import { plain, type Table } from '../table/table.ts';
import { dayInWords } from '../words/names.ts';
import { factorRows } from './words.ts';

interface FactorOfOutcome extends Factor {
  outcome: string;
  claim: string | undefined;
  by: string | undefined;
  agreement: string;
  name: string;
}

/** What the answers that turn on an agreement are made of. */
export const factorTable = ({ outcomes }: Pick<Forecast, 'outcomes'>): Table<FactorOfOutcome> => ({
  columns: [
    plain('outcome', ({ outcome }) => outcome),
    plain('agreement', ({ agreement }) => agreement),
    plain('factor', ({ name }) => name.replace(/:.*/, '')),
    plain('probability', ({ value }) => value),
    plain('low', ({ low }) => low),
    plain('high', ({ high }) => high),
  ],
  rows: outcomes.flatMap(({ id, claim, by, deal }) =>
    deal
      ? factorRows(deal, by).map(({ name, factor }) => ({
          ...{ outcome: id, claim, by: by && dayInWords(by), agreement: deal.agreement, name },
          ...factor,
        }))
      : [],
  ),
});

/** Whose consent each agreement needs, who refuses how often, and what ends all room. */
export const consentTable = ({
  agreements = [],
}: Pick<Forecast, 'agreements'>): Table<PartyForecast & { agreement: AgreementForecast }> => ({
  columns: [
    plain('agreement', ({ agreement }) => agreement.id),
    plain('actor', ({ actor }) => actor),
    plain('name', ({ name }) => name),
    plain('must_agree', ({ mustAgree }) => mustAgree),
    plain('refuses', ({ refuses }) => refuses),
    plain('alone_in_the_way', ({ aloneInTheWay }) => aloneInTheWay),
    plain('break_even', ({ breakEven }) => breakEven),
  ],
  rows: agreements.flatMap((agreement) => agreement.consent.map((party) => ({ ...party, agreement }))),
});
