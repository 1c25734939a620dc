import { SegmentedControl } from '@mantine/core';
import { useId } from 'react';
import styles from './settings-sheet.module.css';

interface ChoiceProps<Value extends string> {
  label: string;
  value: Value;
  choices: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
}

/** One of a few, with its name beside it. */
export function Choice<Value extends string>({ label, value, choices, onChange }: ChoiceProps<Value>) {
  const id = useId();
  return (
    <div className={styles.choice}>
      <span id={id}>{label}</span>
      <SegmentedControl<Value>
        size="xs"
        aria-labelledby={id}
        value={value}
        onChange={onChange}
        data={[...choices]}
      />
    </div>
  );
}
