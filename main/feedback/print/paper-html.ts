import type { Language } from '#contract/language';
import { textsIn } from '../../texts/texts.ts';
import { paperStyle } from './paper-style.ts';
import type { Paper, PaperGroup } from './papers.ts';

export interface PaperFrame {
  course: string;
  language: Language;
  /** By this computer's clock. */
  printedOn: Date;
}

const locales: Record<Language, string> = { es: 'es', en: 'en-GB' };
/** What is kept on one page rather than divided. */
const shortText = 1500;

/** One document that needs nothing else: no script, no picture, and every word of the course is text. */
export function paperHtml(paper: Paper, { course, language, printedOn }: PaperFrame): string {
  const words = textsIn(language).prints;
  const locale = locales[language];
  // Making one costs more than all it is used for: a paper may hold thousands of dates.
  const moments = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  const moment = (time: string) => {
    const at = new Date(`${time.slice(0, 19).replace(' ', 'T')}Z`);
    // A server's years go on where a calendar's end: one such comment takes no others with it.
    return Number.isNaN(at.getTime()) ? time : moments.format(at);
  };
  const title =
    paper.part === 1 ? paper.title : `${paper.title} ${words.part.replace('{part}', String(paper.part))}`;
  const count = paper.groups.reduce((sum, { comments }) => sum + comments.length, 0);
  const about = [
    (count === 1 ? words.one : words.many).replace('{count}', count.toLocaleString(locale)),
    words.printed.replace('{date}', new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(printedOn)),
  ];

  const comment = ({ text, author, writtenAt }: PaperGroup['comments'][number]) => {
    const signed = [
      ...(author === null ? [] : [`<bdi>${escaped(author)}</bdi>`]),
      ...(writtenAt === null ? [] : [escaped(moment(writtenAt))]),
    ];
    return `<article${text.length <= shortText ? ' class="short"' : ''}><p class="text" dir="auto">${escaped(text)}</p>${
      signed.length === 0 ? '' : `<p class="signed">${signed.join(' · ')}</p>`
    }</article>`;
  };
  const section = ({ title: heading, handedIn, comments }: PaperGroup) => {
    const when =
      handedIn === null ? '' : `<p>${escaped(words.handedIn.replace('{date}', moment(handedIn)))}</p>`;
    return `<section><div class="head"><h2><bdi>${escaped(heading)}</bdi></h2>${when}</div>
${comments.map(comment).join('\n')}</section>`;
  };

  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${escaped(title)}</title>
<style>${paperStyle({ course, title })}</style></head>
<body><header><p class="course"><bdi>${escaped(course)}</bdi></p><h1><bdi>${escaped(title)}</bdi></h1>
<p class="about">${escaped(about.join(' · '))}</p></header>
${paper.groups.map(section).join('\n')}</body></html>`;
}

const signs: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escaped(text: string): string {
  return text.replace(/\p{Cs}/gu, '\uFFFD').replace(/[&<>"']/g, (sign) => signs[sign] ?? '');
}
