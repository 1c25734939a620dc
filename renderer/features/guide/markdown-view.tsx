import type { ReactNode } from 'react';
import type { Language } from '#contract/language';
import { pictureAt } from './guide-pages.ts';
import type { Block, Inline } from './markdown.ts';
import styles from './markdown-view.module.css';

interface MarkdownViewProps {
  blocks: Block[];
  language: Language;
  onFollow: (href: string) => void;
}

// A page never changes while it is shown: what stands where is key enough.
const numbered = <Value,>(all: readonly Value[]) => all.map((value, index) => ({ value, key: index }));

export function MarkdownView({ blocks, language, onFollow }: MarkdownViewProps) {
  return numbered(blocks).map(({ value, key }) => (
    <BlockView key={key} block={value} language={language} onFollow={onFollow} />
  ));
}

type BlockViewProps = Omit<MarkdownViewProps, 'blocks'> & { block: Block };

function BlockView({ block, language, onFollow }: BlockViewProps) {
  const words = (text: Inline[]) =>
    numbered(text).map(({ value, key }) => <Words key={key} inline={value} onFollow={onFollow} />);
  switch (block.kind) {
    case 'heading':
      return (
        <Heading level={block.level} id={block.id}>
          {words(block.text)}
        </Heading>
      );
    case 'paragraph':
      return <p>{words(block.text)}</p>;
    case 'note':
      return <p className={styles.note}>{words(block.text)}</p>;
    case 'image':
      return <img className={styles.picture} src={pictureAt(language, block.src)} alt={block.alt} />;
    case 'code':
      return <pre className={styles.code}>{block.code}</pre>;
    case 'table':
      return <Table head={block.head} rows={block.rows} words={words} />;
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul';
      return (
        <List>
          {numbered(block.items).map(({ value, key }) => (
            <li key={key}>
              <MarkdownView blocks={value} language={language} onFollow={onFollow} />
            </li>
          ))}
        </List>
      );
    }
  }
}

function Heading({ level, id, children }: { level: number; id: string; children: ReactNode }) {
  // The window's own title stands above all of them.
  const Tag = level === 1 ? 'h3' : level === 2 ? 'h4' : 'h5';
  return <Tag id={`guide-${id}`}>{children}</Tag>;
}

function Words({ inline, onFollow }: { inline: Inline; onFollow: (href: string) => void }) {
  if (inline.kind === 'link') {
    return (
      <a
        href={inline.href}
        onClick={(event) => {
          event.preventDefault();
          onFollow(inline.href);
        }}
      >
        {inline.text}
      </a>
    );
  }
  if (inline.kind === 'strong') return <strong>{inline.text}</strong>;
  return inline.kind === 'code' ? <kbd>{inline.text}</kbd> : inline.text;
}

interface TableProps {
  head: Inline[][];
  rows: Inline[][][];
  words: (text: Inline[]) => ReactNode;
}

function Table({ head, rows, words }: TableProps) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {numbered(head).map(({ value, key }) => (
            <th key={key} scope="col">
              {words(value)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {numbered(rows).map(({ value, key }) => (
          <tr key={key}>
            {numbered(value).map((cell) => (
              <td key={cell.key}>{words(cell.value)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
