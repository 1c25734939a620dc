// The two worlds of a page share its document and nothing else. An event on it is delivered at once,
// and what it carries is cloned on the way, so that no object of one world reaches the other.

export interface Question {
  kind: string;
  id: number;
  value: unknown;
}

export interface Exchange {
  /** Asks the other world and waits for the answer. */
  ask(question: Question): unknown;
  answer(kind: string, answer: (question: Question) => unknown): void;
}

interface Letter {
  number: number;
  question?: Question;
  reply?: unknown;
}

/** `secret` names the events; the page's own scripts never learn it. */
export function openExchange(secret: string, from: 'preload' | 'page'): Exchange {
  const target = document;
  const dispatch = target.dispatchEvent.bind(target);
  const Event = CustomEvent;
  const answers = new Map<string, (question: Question) => unknown>();
  const replies = new Map<number, unknown>();
  const to = from === 'preload' ? 'page' : 'preload';
  let last = 0;

  const post = (letter: Letter) => dispatch(new Event(`${secret}-${to}`, { detail: letter }));

  target.addEventListener(`${secret}-${from}`, (event) => {
    const { number, question, reply } = (event as CustomEvent<Letter>).detail;
    if (question === undefined) replies.set(number, reply);
    else post({ number, reply: answers.get(question.kind)?.(question) });
  });

  return {
    ask(question) {
      const number = ++last;
      post({ number, question });
      const reply = replies.get(number);
      replies.delete(number);
      return reply;
    },
    answer: (kind, answer) => void answers.set(kind, answer),
  };
}
