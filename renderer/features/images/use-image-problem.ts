import { useState } from 'react';
import { anyway } from '#contract/urls';

/** `broken`: it came and cannot be decoded; the rest is why it did not come. */
export type ImageProblem = 'too-large' | 'no-image' | 'heic' | 'gone' | 'unreachable' | 'broken';

const problems: Record<number, ImageProblem> = {
  413: 'too-large',
  415: 'no-image',
  404: 'gone',
  503: 'unreachable',
};

/** An image element only knows that it failed: the server of the address is asked why. */
async function problemAt(url: string): Promise<ImageProblem> {
  const answer = await fetch(url, { method: 'HEAD', cache: 'no-store' }).catch(() => null);
  if (answer === null) return 'unreachable';
  if (answer.headers.get('x-image-kind') === 'heic') return 'heic';
  return answer.ok ? 'broken' : (problems[answer.status] ?? 'broken');
}

export function useImageProblem(url: string) {
  const [problem, setProblem] = useState<ImageProblem | null>(null);
  const [insisted, setInsisted] = useState(false);
  const address = insisted ? anyway(url) : url;
  return {
    address,
    problem,
    failed: () => void problemAt(address).then(setProblem),
    again: () => setProblem(null),
    openAnyway() {
      setInsisted(true);
      setProblem(null);
    },
  };
}
