import type { AgreementForecast, Factor, Forecast, PartyForecast } from '../../forecast/forecast.ts';
import { fields, plain, type Table } from '../table/table.ts';
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
    ...fields<FactorOfOutcome>('outcome', 'agreement'),
    plain('factor', ({ name }) => name.replace(/:.*/, '')),
    plain('probability', ({ value }) => value),
    ...fields<FactorOfOutcome>('low', 'high'),
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
    ...fields<PartyForecast & { agreement: AgreementForecast }>(
      'actor',
      'name',
      'mustAgree',
      'refuses',
      'aloneInTheWay',
      'breakEven',
    ),
  ],
  rows: agreements.flatMap((agreement) => agreement.consent.map((party) => ({ ...party, agreement }))),
});
