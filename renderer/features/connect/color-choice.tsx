import { useTranslation } from 'react-i18next';
import type { CourseColor } from '#contract/connections';
import { CourseDot } from '../../components/course-dot.tsx';
import styles from './color-choice.module.css';
import { courseColors } from './course-colors.ts';

interface ColorChoiceProps {
  value: CourseColor;
  onChange: (color: CourseColor) => void;
}

/** Radio buttons that look like what they choose; arrows walk them. */
export function ColorChoice({ value, onChange }: ColorChoiceProps) {
  const { t } = useTranslation('connect');
  return (
    <fieldset className={styles.colors} aria-label={t('fields.color')}>
      {courseColors.map((color) => (
        <label key={color} className={styles.color} title={t(`colors.${color}`)}>
          <input
            type="radio"
            name="course-color"
            aria-label={t(`colors.${color}`)}
            checked={color === value}
            onChange={() => onChange(color)}
          />
          <CourseDot color={color} />
        </label>
      ))}
    </fieldset>
  );
}
