import type { ConnectForm, FieldProblems } from './connect-form.ts';

/** What every part of the form is given. */
export interface FormProps {
  form: ConnectForm;
  problems: FieldProblems;
  onChange: (next: ConnectForm) => void;
}
