import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoleRequest } from '#contract/care';
import { CardActions, CareCard } from '../care-card.tsx';
import { newPerson, type Person, problemOf, requestFor, suggestLogin } from './person.ts';
import { PersonRow } from './person-row.tsx';

interface AddTeachersProps {
  /** Logins that are there already. */
  taken: readonly string[];
  onPlan(request: RoleRequest): void;
}

export function AddTeachers({ taken, onPlan }: AddTeachersProps) {
  const { t } = useTranslation('database');
  const [people, setPeople] = useState<Person[]>([newPerson(0)]);
  /** Nobody is told what is missing before they have finished. */
  const [tried, setTried] = useState(false);

  const change = (id: number, words: Partial<Person>) =>
    setPeople((before) =>
      before.map((person) => {
        if (person.id !== id) return person;
        const next = { ...person, ...words };
        const others = before.filter((other) => other.id !== id).map(({ login }) => login);
        return next.ownLogin ? next : { ...next, login: suggestLogin(next.name, [...taken, ...others]) };
      }),
    );
  const plan = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (people.every((person) => problemOf(person, people) === null)) onPlan(requestFor(people));
  };
  return (
    <CareCard title={t('teachers.add.title')} text={t('teachers.add.text')}>
      <form onSubmit={plan} noValidate style={{ display: 'contents' }}>
        {people.map((person) => (
          <PersonRow
            key={person.id}
            person={person}
            problem={tried ? problemOf(person, people) : null}
            onChange={(words) => change(person.id, words)}
            onDrop={
              people.length === 1
                ? undefined
                : () => setPeople((before) => before.filter(({ id }) => id !== person.id))
            }
          />
        ))}
        <CardActions>
          <Button
            leftSection={<IconPlus size={16} stroke={1.8} aria-hidden />}
            onClick={() => setPeople((before) => [...before, newPerson((before.at(-1)?.id ?? 0) + 1)])}
          >
            {t('teachers.add.another')}
          </Button>
          <Button type="submit" variant="filled">
            {t('teachers.add.plan')}
          </Button>
        </CardActions>
      </form>
    </CareCard>
  );
}
