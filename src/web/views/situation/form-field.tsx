import { useId, useState } from 'react';
import { idInWords } from '../../../report/words/id.ts';
import type { Quantity } from '../../../situation/quantity.ts';
import type { JsonSchema } from '../../../situation/schema-nodes.ts';
import { ask } from '../../engine/client.ts';
import { infoOf } from './completions.ts';
import { quantityDraftOf, quantityOf, typedNumber } from './draft.ts';
import { flowText } from './flow-text.ts';
import { emptyOf, fieldKind } from './form-node.ts';
import { QuantityField } from './quantity-field.tsx';

export interface FieldProps {
  /** The key that it stands under. */
  name: string;
  node: JsonSchema;
  value: unknown;
  isNeeded?: boolean;
  /** Names that may be meant, by key. */
  names: (path: readonly (string | number)[]) => string[];
  path: readonly (string | number)[];
  /** @param value undefined: nothing stands there */
  onChange: (value: unknown) => void;
  /** A field cannot be read. */
  onFault: (path: string, isFaulty: boolean) => void;
}

/** Paths of changes stay as the file has them. */
const wordsOf = (name: string): string =>
  name.includes('.')
    ? name
    : idInWords(name.replace(/([a-z])([A-Z])/g, (_, end, start) => `${end} ${start.toLowerCase()}`));

/** A field for a value of the file, as its schema has it. */
export function FormField(props: FieldProps) {
  const { name, node, value, isNeeded = false, onChange } = props;
  const field = fieldKind(node, name);
  const label = (
    <>
      {wordsOf(name)} {isNeeded && <span className="needed">needed</span>}
    </>
  );
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const set = (next: string) => onChange(next === '' ? undefined : next);
  switch (field.kind) {
    case 'quantity':
      return <QuantityValue {...props} bounds={field} />;
    case 'number':
      return <NumberValue {...props} />;
    case 'choice':
    case 'yesNo': {
      const choices = field.kind === 'choice' ? field.choices : ['true', 'false'];
      const said = value === undefined ? '' : String(value);
      return (
        <label className="fw">
          {label}
          <select
            value={said}
            onChange={({ target }) =>
              onChange(
                target.value === '' ? undefined : field.kind === 'yesNo' ? target.value === 'true' : target.value,
              )
            }
          >
            <option value="">not stated</option>
            {choices.map((choice) => (
              <option key={choice} value={choice}>
                {field.kind === 'yesNo' ? (choice === 'true' ? 'yes' : 'no') : choice}
              </option>
            ))}
          </select>
          <Hint node={node} />
        </label>
      );
    }
    case 'date':
      return (
        <label className="fw">
          {label}
          <input type="date" value={text} onChange={({ target }) => set(target.value)} />
          <Hint node={node} />
        </label>
      );
    case 'condition':
    case 'text': {
      const isObject = typeof value === 'object';
      if (isObject) return <YamlValue {...props} expects="" />;
      return field.kind === 'text' && field.isLong ? (
        <label className="fw">
          {label}
          <textarea rows={3} dir="auto" value={text} onChange={({ target }) => set(target.value)} />
        </label>
      ) : (
        <Words {...props} text={text} label={label} onText={set} />
      );
    }
    case 'list':
    case 'record':
      return <Entries {...props} of={field.of} kind={field.kind} />;
    case 'map':
      return (
        <details className="group" open={value !== undefined || isNeeded}>
          <summary>{label}</summary>
          <Hint node={node} />
          <MapFields {...props} fields={field.fields} />
        </details>
      );
    default:
      return <YamlValue {...props} expects={field.expects} />;
  }
}

export function MapFields({
  fields,
  value,
  onChange,
  path,
  names,
  onFault,
}: Omit<FieldProps, 'name' | 'node'> & { fields: [string, JsonSchema, boolean][] }) {
  const map = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  return fields.map(([key, node, isNeeded]) => (
    <FormField
      key={key}
      name={key}
      node={node}
      value={Object.hasOwn(map, key) ? map[key] : undefined}
      isNeeded={isNeeded}
      names={names}
      path={[...path, key]}
      onFault={onFault}
      onChange={(next) => {
        const { [key]: _, ...rest } = map;
        const changed =
          next === undefined ? rest : Object.hasOwn(map, key) ? { ...map, [key]: next } : { ...rest, [key]: next };
        onChange(Object.keys(changed).length === 0 ? undefined : changed);
      }}
    />
  ));
}

/** What the schema marks as code stands in quotation marks, since a form is no text of a program. */
const inQuotes = (text: string): string => text.replaceAll(/`([^`]*)`/g, '“$1”');

const Hint = ({ node }: { node: JsonSchema }) => {
  const says = infoOf(node);
  return says ? <span className="hint">{inQuotes(says)}</span> : null;
};

function Words({
  text,
  label,
  node,
  names,
  path,
  onText,
}: FieldProps & { text: string; label: React.ReactNode; onText: (text: string) => void }) {
  const list = useId();
  const known = names(path);
  return (
    <label className="fw">
      {label}
      <input
        dir="auto"
        value={text}
        list={known.length > 0 ? list : undefined}
        onChange={({ target }) => onText(target.value)}
      />
      {known.length > 0 && (
        <datalist id={list}>
          {known.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
      <Hint node={node} />
    </label>
  );
}

function QuantityValue({
  name,
  node,
  value,
  isNeeded = false,
  path,
  bounds,
  onChange,
  onFault,
}: FieldProps & { bounds: { low: number; high: number } }) {
  const [draft, setDraft] = useState(() => quantityDraftOf(value as Quantity | undefined));
  const says = node.description as string | undefined;
  return (
    <QuantityField
      label={`${wordsOf(name)}${says ? `: ${inQuotes(says)}` : ''}`}
      draft={draft}
      bounds={bounds}
      optional={!isNeeded}
      onChange={(next) => {
        setDraft(next);
        const result = quantityOf(next, bounds);
        onFault(path.join('.'), result.fault !== undefined);
        if (result.fault === undefined) onChange(result.quantity);
      }}
    />
  );
}

function NumberValue({ name, node, value, isNeeded, path, onChange, onFault }: FieldProps) {
  const [text, setText] = useState(value === undefined ? '' : String(value));
  const isFaulty = text.trim() !== '' && typedNumber(text) === undefined;
  return (
    <label className="fw">
      {wordsOf(name)} {isNeeded && <span className="needed">needed</span>}
      <input
        inputMode="decimal"
        value={text}
        aria-invalid={isFaulty}
        onChange={({ target }) => {
          setText(target.value);
          const number = typedNumber(target.value);
          onFault(path.join('.'), number === undefined && target.value.trim() !== '');
          if (number !== undefined || target.value.trim() === '') onChange(number);
        }}
      />
      {isFaulty ? <span className="fault">expected a number</span> : <Hint node={node} />}
    </label>
  );
}

/** Any value, as a line of YAML: the engine reads it. */
function YamlValue({
  name,
  node,
  value,
  isNeeded,
  path,
  expects,
  onChange,
  onFault,
}: FieldProps & { expects: string }) {
  const [text, setText] = useState(() => flowText(value));
  const [fault, setFault] = useState<string | undefined>();
  const take = (next: string) => {
    setText(next);
    if (next.trim() === '') {
      setFault(undefined);
      onFault(path.join('.'), false);
      return onChange(undefined);
    }
    onFault(path.join('.'), true);
    void ask('value', { text: next }).answer.then((read) => {
      if (!read) return;
      setFault(read.fault);
      onFault(path.join('.'), read.fault !== undefined);
      if (read.fault === undefined) onChange(read.value);
    });
  };
  return (
    <label className="fw">
      {wordsOf(name)} {isNeeded && <span className="needed">needed</span>}
      <textarea
        className="mono"
        rows={Math.min(6, 1 + Math.floor(text.length / 46))}
        spellCheck={false}
        value={text}
        aria-invalid={fault !== undefined}
        onChange={({ target }) => take(target.value)}
      />
      {fault ? (
        <span className="fault">{fault}</span>
      ) : (
        <span className="hint">{inQuotes(infoOf(node) ?? expects)}</span>
      )}
    </label>
  );
}

/** A list, or a map whose keys the user chooses: entries that can be added, changed and removed. */
function Entries(props: FieldProps & { of: JsonSchema; kind: 'list' | 'record' }) {
  const { name, value, of, kind, path, names, onChange, isNeeded } = props;
  const [added, setAdded] = useState('');
  const known = useId();
  const entries: [string, unknown][] =
    kind === 'list'
      ? ((value as unknown[] | undefined) ?? []).map((one, k) => [String(k), one])
      : Object.entries((value as object | undefined) ?? {});
  const write = (next: [string, unknown][]) => {
    if (next.length === 0) return onChange(undefined);
    onChange(kind === 'list' ? next.map(([, one]) => one) : Object.fromEntries(next));
  };
  const inner = fieldKind(of);
  const isWord = kind === 'list' && (inner.kind === 'text' || inner.kind === 'yaml');
  const add = () => {
    if (isWord) write([...entries, ['', added.trim()]]);
    else if (kind === 'list') write([...entries, ['', emptyOf(of)]]);
    else write([...entries, [added.trim(), emptyOf(of) ?? '']]);
    setAdded('');
  };
  const needsName = kind === 'record' || isWord;
  const isTaken = kind === 'record' && entries.some(([key]) => key === added.trim());
  const offered = names(kind === 'record' ? path : [...path, 0]);
  return (
    <fieldset className="entries">
      <legend>
        {wordsOf(name)} {isNeeded && <span className="needed">needed</span>}
      </legend>
      <Hint node={props.node} />
      {entries.map(([key, one], k) => {
        const remove = (
          <button type="button" onClick={() => write(entries.toSpliced(k, 1))} aria-label={`Remove ${key}`}>
            Remove
          </button>
        );
        const change = (next: unknown) => write(entries.with(k, [key, next]));
        return (
          <div key={kind === 'list' ? `${entries.length} ${k}` : key} className="entry">
            {isWord ? (
              <span dir="auto">{flowText(one)}</span>
            ) : inner.kind === 'map' ? (
              <div>
                {kind === 'record' && <b dir="auto">{key}</b>}
                <MapFields
                  {...props}
                  value={one}
                  path={[...path, kind === 'list' ? k : key]}
                  fields={inner.fields}
                  onChange={(next) => change(next ?? {})}
                />
              </div>
            ) : (
              <FormField
                {...props}
                name={kind === 'list' ? `${name} ${k + 1}` : key}
                node={of}
                value={one}
                isNeeded={false}
                path={[...path, kind === 'list' ? k : key]}
                onChange={change}
              />
            )}
            {remove}
          </div>
        );
      })}
      <div className="entry add">
        {needsName && (
          <input
            aria-label={`Add to ${wordsOf(name)}`}
            value={added}
            list={known}
            onChange={({ target }) => setAdded(target.value)}
          />
        )}
        <datalist id={known}>
          {offered.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
        <button type="button" disabled={needsName && (added.trim() === '' || isTaken)} onClick={add}>
          Add
        </button>
      </div>
    </fieldset>
  );
}
