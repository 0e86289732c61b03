import type { Forecast } from '../../forecast/forecast.ts';
import type { Situation } from '../../situation/situation.ts';
import type { Outputs, Told } from './told.ts';

/**
 * The founding case in words. Every number of the program is taken from what a command printed; the note behind it names
 * the command.
 */
export function story(outputs: Outputs, { resolved }: Situation): string {
  const from = (command: Told) => (pattern: RegExp) => outputs.said(command, pattern);
  const [record, score, forecast, shown] = [from('record'), from('score'), from('forecast'), from('signed')];
  const [deal, weighed, mixture, backtest] = [from('package'), from('weighed'), from('mixture'), from('backtest')];
  const misses = record(/Resolved: (\d+) claims/);
  const file = outputs.json('file') as Forecast;
  /** What an actor wants of an issue, as the file states it: best guess, low and high. */
  const wants = (actor: string, issue: string): [guess: string, low: string, high: string] => {
    const { value } = file.judgements.find(({ path }) => path === `issues.${issue}.stances.${actor}`) ?? { value: '' };
    const [, low, guess, high] = /position (\S+?)\.\.(\S+?)\.\.([^\s,]+)/.exec(value) ?? [];
    if (high === undefined) throw new Error(`the file states no range of what ${actor} wants of ${issue}`);
    return [guess, low, high];
  };
  const settles = (issue: string) =>
    outputs.said('forecast', new RegExp(`${issue} +(\\d+ +\\d+ +\\d+) `)).split(/ +/) as [string, string, string];
  const [currency, command, markets] = [
    settles('Single currency and one emission centre'),
    settles('Joint military organisation'),
    settles('Common tax, customs and energy markets'),
  ];
  const prices = settles('Equal energy prices and no trade barriers');
  const drills = settles('Joint drills and intelligence cooperation');
  const now = (issue: string) => String(file.issues.find(({ id }) => id === issue)?.statusQuo);
  const row = (label: string, id: string, [low, middle, high]: [string, string, string], merger: string) =>
    `| ${label} | ${now(id)} | ${between(wants('minsk', id))} | ${between(wants('kremlin', id))} | ${middle} (${low} to ${high}) | ${merger} |`;
  const moves = (scenario: string, what: string) =>
    outputs
      .said('scenarios', new RegExp(`${scenario} (?:(?!with the same).)*?${what}\\S* +(\\S+ → \\S+) `))
      .split(' → ');
  const roomIn = (scenario: string) => moves(scenario, 'Room for manoeuvre: Lukashenko');
  const pricesIf = moves('equal-conditions-granted', 'Equal energy prices and no tra');
  const collapse = (what: string) => moves('collapse', what);
  const explanation = (name: string): [before: string, after: string, low: string, high: string] => {
    const found = outputs
      .said('weighed', new RegExp(`5%-95% ACH .*?${name}((?: \\S+){3})`))
      .trim()
      .split(' ');
    const [low, high] = found[2].split('–');
    return [found[0], found[1], low, high];
  };
  const line = (words: string, name: string) => {
    const [before, after, low, high] = explanation(name);
    return `| ${words} | ${before} | ${after} | ${low}% to ${high}% |`;
  };
  const came = (id: string) => (resolved?.outcomes?.[id] ? 'yes' : 'no');
  const asked = (words: string, id: string, pattern: RegExp) => `| ${words} | ${forecast(pattern)} | ${came(id)} |`;

  const text = `# Why the merger never comes

*Written by \`npm run founding-case\` from what the program prints; a test writes it again and compares. A small number leads to the command at the foot
of the page that prints the figures before it. The facts, and a reason for every judgement, stand in [the example](../examples/russia-belarus-2021/situation.yaml). Ten minutes to read.*

In April 2021 two presidents were about to meet in Moscow, and the prediction was back: Russia is about to swallow Belarus. It was a reasonable thing
to fear. Eight months earlier a disputed election had brought the largest protests in the country's history. The West no longer recognised the
president. Moscow had backed him and seemed to hold every card. On 22 April the two men met. Nothing of the kind was announced.

It was not the first time. This page is about a prediction that comes back at every summit and does not come true, and about what can be said of it in
numbers. It needs no mathematics, only a habit: to ask of each side what it wants, what it can refuse, and what else it could do.

We take the situation of 11 May 2021. The program's answer then: the chance that Russia absorbs Belarus by the end of that year is
**${forecast(/Russia absorbs Belarus, by the end of 2021\? Almost certainly not: (\S+) /)}**, ${forecast(/\((less than 1 in [\d,]+)\)/)}.[^forecast] That is close to never, and such a number should make a reader suspicious. The rest of
the page says where it comes from, and how far to trust it.

## What was feared

Start by keeping score. The example's ledger has ${inWords(record(/(\d+) claims by/))} claims that Moscow will absorb Belarus, made after ${inWords(record(/after (\d+) triggers/))} occasions: the talks on
“road maps” of integration in the winter of 2019, the election of August 2020, the summit of April 2021.[^record] Nobody who made them gave a number.
They said “will”, which we read as ${record(/was (\d+%) on average/)}; that reading is ours. ${capital(misses)} of the claims have run out. Of these, ${record(/Resolved: \d+ claims, of which (\w+) came true/)} came true.[^record]
The usual measure of such misses, the Brier score, is 0 for a prophet and 0.25 for someone who says “fifty-fifty” to everything. Here it is ${score(/all \d+ 0% (0\.\d+)/)}.[^score]

${capital(misses)} misses prove little. A fear can be wrong ${inWords(misses)} times and right the next, and the program says so: the true rate could still be anything up to ${record(/90% interval 0% to (\d+%)/)}.[^record] So it looks further back. Since 1945, how often has a country that borders a great power become part
of another state by union? In ${forecast(/Neighbours of a major power that became part of another state: 0 of (\d+) windows/)} stretches of five years, never.[^forecast] Borders have become hard to move. For the rest of 2021 that record
alone says ${forecast(/the record (<?[\d.]+% to [\d.]+%)/)}.[^forecast]

![The chance of a merger by the end of 2021: by the models, by the record, and together](founding-case/both-sides.svg)

A record tells how often. It does not tell why.

## Who wants what

A merger is not one thing. The example asks for three at once: one currency issued in one place, one military command, and one market under joint
institutions. Each is drawn as a scale from 0, two separate states, to 100, one state. We speak of a merger if all three reach 80.

| | in May 2021 | Minsk wants | Moscow wants | where it settles | a merger needs |
|---|---|---|---|---|---|
${row('currency', 'currency', currency, '80')}
${row('army', 'command', command, '80')}
${row('market', 'markets', markets, '80')}

*First the best guess, then the range: of what each side is thought to want[^file], and of nine futures in ten that the program drew[^forecast].*

Nobody knows these numbers. Each is a range with a reason beside it. Moscow's wish for one currency is anything from
${wants('kremlin', 'currency')[1]} to ${wants('kremlin', 'currency')[2]}[^file], because observers disagree whether it was a goal or a bargaining chip. The program draws thousands of futures from all these ranges, lets ${inWords(forecast(/; (\d+) models shown/))} models of bargaining settle each of
them, and widens the result by how wrong such models were in ${forecast(/Calibrated by (\d+) resolved cases/)} other cases whose outcome is known.[^forecast]

In none of them does the currency come near 80.

![Who wants what of a single currency, and where it settles](founding-case/currency.svg)

Look at where Minsk stands, and why. A state that prints its own money can pay its own police. For a ruler who lives by the loyalty of those he pays, the
currency is not one issue among others. It is the state. And no currency can be introduced without his signature: in ${forecast(/Single currency and one emission centre .*?veto of Lukashenko's government in (\d+%) of all/)} of the futures drawn, that
veto is what holds the issue where it is.[^forecast]

## The deal: alliance for support

Why does Moscow put up with this? Because it already has a bargain, and the bargain works.

Moscow gives energy at a discount, credit, a market for four tenths of what Belarus exports and, since 2020, recognition. Minsk
gives what Russian generals need from it: joint air defence, exercises, a loyal government on the road to Kaliningrad, and respect for Russia's interests
abroad. Each side pays in what costs it little and gets what it values much. That is what a good exchange looks like, and the forecast sees more of the
same: joint drills go from ${now('drills')} to ${drills[1]} of 100[^forecast], where nobody's survival is at stake.

A merger is an exchange of the other kind. It would cost Minsk everything, and much of what it would give Moscow is there already. Without any merger, the
bargain as it settles leaves Moscow better off than in May 2021 in ${forecast(/The Kremlin [\d.]+ \+[\d.]+ (\d+%)/)} of the futures, and Minsk in ${forecast(/Lukashenko's government [\d.]+ [-+][\d.]+ (\d+%)/)}.[^forecast] The stronger side is not being denied its prize. It is being
paid in another coin.

Then there is what could go wrong. If the government in Minsk fell, Moscow would have to choose between a hostile neighbour and an intervention. In the
scenario in which it falls, the chance that Moscow steps in goes from ${collapse('Moscow intervenes in Belarus')[0]} to ${collapse('Moscow intervenes in Belarus')[1]}.[^scenarios] A quiet ally is cheaper.

## “No equal conditions, no union”

Minsk has a formula of its own. Before there can be talk of one state, its factories must pay what Russian factories pay for gas, and trade
barriers must go. No equal conditions, no union.

It sounds like a price. It works like a lock with two keys, and each side holds the key to the other's door.

Moscow holds the first. Cheap energy is its strongest lever, and it costs the budget. It will hand out discounts year by year, but not once and for
all. On a scale where 100 is full equality and 80 the least that Minsk could call equal, prices settle at ${prices[1]}; in ${forecast(/held back by the veto of The Kremlin in (\d+%) of all futures Exports/)} of the futures it is the Kremlin that holds
them down.[^forecast]

Minsk holds the second: the signature under the currency. While prices are unequal, it has its reason not to sign.

So what if Moscow paid? The program can try. If the Kremlin grants equal prices, prices go from ${pricesIf[0]} to ${pricesIf[1]}, and the currency does not move by half a
point.[^scenarios] The formula says “no equal conditions, no union”. It never said “equal conditions, then union”. Paying the first price only leads to
a second locked door, and the Kremlin can work that out for itself.

## Room for manoeuvre

How can a country refuse anything to the one that sells it all its gas? By having, now and then, somewhere else to go. Crude oil came by sea in
2020. China lends and recognises. Lithuanian and Latvian ports carry the potash. None of these replaces Russia. Together they make squeezing
Minsk a little less rewarding.

The program has a number for it. Of all the outcomes that Minsk prefers to what Moscow wants, how much could it get through in a contest in which
everyone throws in their weight? Before the break of 2020 it is ${roomIn('before-the-break')[1]}; in May 2021, ${roomIn('before-the-break')[0]}. Without China it would be ${roomIn('without-china')[1]}; if the West opened
up again, ${roomIn('western-opening')[1]}.[^scenarios]

The small difference is the news. What Minsk lost in 2020 were doors that had stood ajar. The big dependence, energy, was there before. So was what
shields Minsk most and is not in this number at all: nothing can be signed without it. Nor does the strong side have its way: Moscow's own room
against Minsk is ${moves('without-china', 'Room for manoeuvre: The Kremlin')[0]}[^scenarios], because others are at the table and it cares about less.

## Put it as an offer

One can also ask the question head-on. Suppose that Moscow lays a merger on the table as a package, no less than 80 on all three. Would those who have to sign
rather have that than nothing? Take the far ends of what Minsk is thought to want as its red lines. They and the package do not meet: on the currency they are ${deal(/Lukashenko's government at most 15, (\d+) apart/)} points apart, on the army ${deal(/at most 45, (\d+) apart/)}, on the market
${deal(/at most 65, (\d+) apart/)}. The chance that there is no such deal by the end of 2021 is ${deal(/No deal by the end of 2021 (\S+)/)}.[^package]

## Five explanations

So far we have taken one reading of Moscow for granted, with wide ranges. Analysts argue about precisely that. Five explanations of the missing merger
are on offer, and each can be tested against the evidence. The question to ask of every piece of evidence is not “does this fit my theory?” Most things
fit most theories. It is: *if this theory were true, how likely would we be to see this? And if the others were?*

| explanation | before the evidence | after it | range |
|---|---|---|---|
${line('Moscow prefers stability; the alliance gives it what it needs', 'Moscow prefers stability; the alliance')}
${line('Minsk bargains well and has outside options, so a merger is too dear', "Minsk's bargaining and outside options make")}
${line('Moscow saw the protests as anti-Russian, so its support had no price', 'Moscow saw the protests as anti-Russian, so')}
${line('A secret concession was made and is not yet published', 'A secret concession was made and is not yet')}
${line('Moscow wants a merger and waits for weakness', 'Moscow wants a merger and waits for')}

*None of these: ${explanation('None of these')[1]}. All from one matrix of judgements[^weighed].*

![What each explanation was worth before the evidence and after it](founding-case/explanations.svg)

The evidence favours the dullest of the five: Moscow likes things as they are. The recurring fear does worst, and one item does most of the damage: autumn 2020. If Moscow was waiting for weakness, that was the moment, and it passed. An
analyst put the chance of that at ${weighed(/Moscow wants a merger and (?:\d+ )+?(15) /)} in 100 if Moscow was waiting, and at ${weighed(/Moscow prefers stability; (?:\d+ )+?(97) /)} in 100 if it prefers stability. With the support for the incumbent and the Wagner affair of that summer, the
evidence of 2020 takes the fear from ${explanation('Moscow wants a merger and waits for')[0]} to ${weighed(/2020-12-31 (\S+)/)}.[^weighed]

Here is what this cannot tell.

It rests on one analyst's judgements. The average of several analysts who judge alone does much better, and such matrices have often done no better than unaided
judgement ([what experiments found](hypotheses.md#for-and-against)).

It depends on that autumn. If the item were false, the leading explanation would fall to ${weighed(/merger is false\.|E3 [^%]*?\d\.\d \d+% (\d+%)\*/)}, and another would lead.[^weighed]

It can hardly see secrets. A hidden protocol keeps ${explanation('A secret concession was made and is not yet')[1]}, and looking for its text has a ${weighed(/The text of an unpublished protocol (\S+) /)} chance of finding it.[^weighed] Absence of news is
weak evidence about things that are kept quiet.

And it cannot read minds. But the forecast depends on that less than one would think. Assume each explanation in turn and forecast again: the chance of a
merger by the end of 2021 is ${
    mixture(/Russia absorbs Belarus ((?:<\S+ )+)/)
      .trim()
      .split(' ')[1]
  } even if Moscow wants it badly and waits.[^mixture] Wanting is not enough. Somebody else has to sign.

## What would have to change

A merger needs several things to change together. Those who fear it can watch for them:

- The veto goes. Nobody in Minsk can refuse any more, or those around the ruler find that their future lies in Moscow.
- The price is paid. Equal energy prices, by treaty and not by the year.
- The market is one. Common taxes and customs under a body above both governments; without a common budget there is no common money.

Each alone changes little. Even if the government falls and nobody can refuse, the currency only moves from ${collapse('Single currency and one emissi')[0]} to ${collapse('Single currency and one emissi')[1]} and the army
from ${collapse('Joint military organisation')[0]} to ${collapse('Joint military organisation')[1]}. What moves is the presence of troops: a Russian base goes from ${collapse('A full Russian base in Belarus')[0]} to ${collapse('A full Russian base in Belarus')[1]} (means of all futures).[^scenarios] The danger in these numbers is not a signature at a
summit. It is a collapse, after which nobody asks for signatures.

## What happened

The example uses what was public on 11 May 2021. Here is everything it was asked, what it said, and what happened.

| by the end of 2021, unless noted | we said | it happened |
|---|---|---|
${asked('Russia absorbs Belarus', 'merger', /Russia absorbs Belarus, by the end of 2021 (\S+) all/)}
${asked('a single currency is agreed', 'currency_union', /A single currency is agreed, by the end of 2021 (\S+)/)}
${asked('Russia gets a full military base', 'full_base', /Russia gets a full military base in Belarus, by (\S+)/)}
${asked('exports are rerouted to Russian ports', 'exports_rerouted', /Exports are rerouted to Russian ports, by the (\S+)/)}
${asked('the constitution is changed (by the end of 2025)', 'constitution_changed', /The constitution of Belarus is changed, by the (\S+)/)}
${asked('the elite splits', 'elite_split', /The elite around Lukashenko splits, by the end (\S+)/)}
${asked('the government falls', 'regime_collapse', /The government of Belarus falls, by the end of (\S+)/)}
${asked('Moscow intervenes', 'intervention', /Moscow intervenes in Belarus, by the end of 2021 (\S+)/)}

*We said: [^forecast]. It happened: the part \`resolved\` of the example, with a source for each.*

In the autumn ${shown(/(\d+) union programmes/)} union programmes were signed, on taxes, customs and energy.[^signed] There was no currency and no political union in them, and no merger by
the end of 2024. The gas price of 2021 was kept for 2022. Russian fighter jets came to a joint training centre, not to a base. On all this the forecast did well.

It did less well elsewhere. It put exports through Russian ports at ${backtest(/Exports through Russian ports [\d-]+ (\d+)/)} on its scale, where ${backtest(/Exports through Russian ports ([\d-]+)/).replace('-', ' to ')} came, because potash kept going through
Lithuania until Lithuania stopped it. It saw foreign policy at ${backtest(/Foreign-policy alignment [\d-]+ (\d+)/)}, where ${backtest(/Foreign-policy alignment ([\d-]+)/).replace('-', ' to ')} came: in November the president called Crimea Russian. And it gave the elite a ${forecast(/The elite around Lukashenko splits, by the end (\S+)/)} chance
to split[^forecast], which looks high now.[^backtest] One case cannot say whether it was. Over the ${backtest(/Regime: (\d+) issues/)} issues the models together missed by ${backtest(/equal pool (\S+)/)} points of 100, and someone
who says that nothing ever changes by ${backtest(/status quo, or mid-scale (\S+)/)}; from one case no forecaster can be called better than another.[^backtest]

The largest event it did not see, because nobody had asked about it. In February 2022 Russian troops crossed Belarus into Ukraine, and in 2023 nuclear weapons
were announced there. No border was erased. Belarus stayed a state, signed no union, and lent its territory. A forecast of mergers says nothing about
wars. That is a warning about questions: a feared event can fail to come while something worse does.

One more warning. The judgements in the example are dated May 2021 but were written down later, by people who knew how the year ended. They are ranges,
each with its reason beside it. Readers should still discount the forecast's success.

## Disagree with it

Every number above comes from a file that can be changed. Give Moscow a stronger wish, Minsk a weaker hand, autumn 2020 another reading, and run the commands
below again. If you then believe in the merger, the program will say which of your numbers made you. Write your claim into the
[ledger](ledger.md), with a date and a probability. Then a fear that returns at every summit will be proved right, or can be laid to rest.
`;
  return `${text}\n${outputs.footnotes(text)}\n`;
}

const between = ([guess, low, high]: [string, string, string]) => `${guess} (${low} to ${high})`;

/** Small numbers stand in prose as words. */
const inWords = (n: string): string => ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven'][Number(n)] ?? n;
const capital = (n: string): string => inWords(n).replace(/^./, (letter) => letter.toUpperCase());
