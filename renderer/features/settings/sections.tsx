import type { FunctionComponent } from 'react';
import type settings from '../../i18n/es/settings.json';
import { AppearanceSection } from './appearance-section.tsx';
import { BackupsSection, KeysSection, TitlesSection } from './elsewhere.tsx';
import { LateSection } from './late-section.tsx';
import { OrderSection } from './order-section.tsx';
import { PrivacySection } from './privacy-section.tsx';
import { PublishingSection } from './publishing-section.tsx';
import { SpellingSection } from './spelling-section.tsx';
import { UpdatesSection } from './updates-section.tsx';

export type SectionKey = keyof (typeof settings)['sections'];

export interface Section {
  key: SectionKey;
  Content: FunctionComponent<{ onClose: () => void }>;
}

export const sections: readonly Section[] = [
  { key: 'appearance', Content: AppearanceSection },
  { key: 'keys', Content: KeysSection },
  { key: 'publishing', Content: PublishingSection },
  { key: 'spelling', Content: SpellingSection },
  { key: 'order', Content: OrderSection },
  { key: 'late', Content: LateSection },
  { key: 'titles', Content: TitlesSection },
  { key: 'backups', Content: BackupsSection },
  { key: 'updates', Content: UpdatesSection },
  { key: 'privacy', Content: PrivacySection },
];
