type Options<T extends string> = readonly (readonly [value: T, word: string])[];

interface SelectProps<T extends string> {
  readonly label: string;
  readonly value: T;
  /** All, or under headings. */
  readonly options: Options<T> | Readonly<Record<string, Options<T>>>;
  readonly onChange: (value: T) => void;
}

/** One of several, in a toolbar. */
export function Select<T extends string>({ label, value, options, onChange }: SelectProps<T>) {
  const groups = isList(options) ? null : Object.entries(options);
  const all = isList(options) ? options : Object.values(options).flat();
  return (
    <select
      className="field"
      aria-label={label}
      title={label}
      value={value}
      onChange={(event) => {
        const chosen = all.find(([option]) => option === event.target.value);
        if (chosen) onChange(chosen[0]);
      }}
    >
      {groups
        ? groups.map(([heading, some]) => (
            <optgroup key={heading} label={heading}>
              {some.map(optionOf)}
            </optgroup>
          ))
        : all.map(optionOf)}
    </select>
  );
}

function isList<T extends string>(options: SelectProps<T>["options"]): options is Options<T> {
  return Array.isArray(options);
}

function optionOf<T extends string>([option, word]: readonly [T, string]) {
  return (
    <option key={option} value={option}>
      {word}
    </option>
  );
}
