import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { BankEntry } from '#contract/bank';
import { bankSearchQuery, mostOffered } from '../../api/writing-queries.ts';
import { matching } from './bank-search-words.ts';

const longestSearch = 200;

/** What holds the words: of those at hand in their order, then whatever else a bank has that is larger than that. */
export function useFoundInBank(entries: readonly BankEntry[], search: string): BankEntry[] {
  const words = search.trim().slice(0, longestSearch);
  const asks = words !== '' && entries.length >= mostOffered;
  const beyond = useQuery({ ...bankSearchQuery(words), enabled: asks }).data;
  return useMemo(() => {
    const near = matching(entries, words);
    const known = new Set(near.map(({ id }) => id));
    const far = asks ? matching(beyond ?? [], words).filter(({ id }) => !known.has(id)) : [];
    return [...near, ...far];
  }, [entries, beyond, words, asks]);
}
