"""Reads ParlGov's cabinets and fits the coalition model a second time: `python3 reference.py > reference.json` (numpy, scipy).

Written from the definitions alone: sets and sums over them, scipy's BFGS in place of Newton's method.
"""
import csv, gzip, itertools, json, math, os
import numpy as np
from scipy.optimize import check_grad, minimize
from scipy.special import logsumexp

PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), '../../data/cases/parlgov-view_cabinet.csv.gz')
AT = [1, 0.5, -1, -0.5, 2, -1, 0.5, -0.25, -0.75, -0.5]
LEADER_AT = [2, 0.5, 0.25, 1, 0.5]

cabinets = {}
for row in csv.DictReader(gzip.open(PATH, 'rt', encoding='utf8')):
    cabinets.setdefault(row['cabinet_id'], []).append(row)


def elections():
    by_election = {}
    for rows in cabinets.values():
        if rows[0]['caretaker'] == '0' and rows[0]['election_date'] >= '1945':
            by_election.setdefault(rows[0]['election_id'], []).append(rows)
    for several in by_election.values():
        rows = min(several, key=lambda rows: rows[0]['start_date'])
        total = int(rows[0]['election_seats_total'])
        if any(int(row['seats']) > total / 2 for row in rows):
            continue
        able = [row for row in rows if row['left_right'] != '' and int(row['seats']) > 0]
        if len(able) < 3 or sum(int(row['seats']) for row in able) < 0.9 * total:
            continue
        before = cabinets.get(rows[0]['previous_cabinet_id'])
        while before and before[0]['start_date'] >= rows[0]['election_date']:
            before = cabinets.get(before[0]['previous_cabinet_id'])
        was_in = {row['party_id'] for row in before or [] if row['cabinet_party'] == '1'}
        led = {row['party_id'] for row in before or [] if row['prime_minister'] == '1'}
        able = sorted(able, key=lambda row: (-int(row['seats']), float(row['left_right']), row['party_id']))[:12]
        shares = [0.55, 0.55]
        for other in cabinets.values():
            head, held = other[0], sum(int(row['seats']) for row in other if row['cabinet_party'] == '1')
            same = head['country_name_short'] == rows[0]['country_name_short'] and head['caretaker'] == '0' and held > 0
            if same and head['election_date'] >= '1945' and head['start_date'] < rows[0]['election_date']:
                shares.append(held / int(head['election_seats_total']))
        # In some French parliaments the parties' seats are more than what is said of all.
        total = max(total, sum(int(row['seats']) for row in able))
        yield [
            {
                'id': row['party_id'],
                'share': int(row['seats']) / total,
                'custom': sum(shares) / len(shares),
                'at': 10 * float(row['left_right']),
                'was_in': row['party_id'] in was_in,
                'led': row['party_id'] in led,
                'is_in': row['cabinet_party'] == '1',
                'leads': row['prime_minister'] == '1',
            }
            for row in able
        ]


def features(members, former, former_share):
    share = sum(party['share'] for party in members)
    along = [party for party in members if party['was_in']]
    places = [party['at'] for party in members]
    return [
        len(members),
        sum(math.log(party['share']) for party in members),
        10 * max(0, 0.5 - share),
        (max(places) - min(places)) / 10,
        former > 0 and len(along) == former == len(members),
        sum(party['share'] for party in along) / former_share if former_share > 0 else 0,
        len(along),
        any(party['led'] for party in members),
        share <= 0.5 + 1e-12,
        10 * abs(share - members[0]['custom']),
    ]


def choices():
    for parties in elections():
        former = [party for party in parties if party['was_in']]
        share = sum(party['share'] for party in former)
        rows, chosen = [], None
        for size in range(1, len(parties) + 1):
            for members in itertools.combinations(parties, size):
                if all(party['is_in'] == (party in members) for party in parties):
                    chosen = len(rows)
                rows.append(features(members, len(former), share))
        if chosen is not None:
            yield np.array(rows, float), chosen


def leaders():
    for parties in elections():
        half, held = sum(party['share'] for party in parties) / 2, 0
        for party in sorted(parties, key=lambda party: party['at']):
            held += party['share']
            if held >= half - 1e-12:
                median = party
                break
        rows, chosen = [], None
        for party in parties:
            if party['is_in']:
                if party['leads']:
                    chosen = len(rows)
                rows.append([math.log(party['share']), party['led'], party['was_in'], party is parties[0], party is median])
        if chosen is not None:
            yield np.array(rows, float), chosen


def cost(weights, sets):
    """Minus the penalised log likelihood, and its gradient."""
    value, gradient = 0.5 * weights @ weights, weights.copy()
    for rows, chosen in sets:
        utility = rows @ weights
        chances = np.exp(utility - logsumexp(utility))
        value -= math.log(chances[chosen])
        gradient -= rows[chosen] - chances @ rows
    return value, gradient


def told(sets, at):
    sets, at = list(sets), np.array(at, float)
    value, gradient = cost(at, sets)
    assert check_grad(lambda w: cost(w, sets)[0], lambda w: cost(w, sets)[1], at) < 1e-3 * np.abs(gradient).max()
    best = minimize(cost, np.zeros(len(at)), args=(sets,), jac=True, method='BFGS', options={'gtol': 1e-7})
    return {
        'choices': len(sets),
        'alternatives': sum(len(rows) for rows, _ in sets),
        'at': list(at),
        'value': -value,
        'gradient': list(-gradient),
        'weights': list(best.x),
        'best': -best.fun,
    }


print(json.dumps({'coalition': told(choices(), AT), 'leader': told(leaders(), LEADER_AT)}, indent=1))
