import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge } from '#contract/contract';
import { channelOf, eventChannelOf, eventNames, methodNames } from '#contract/names';

type Call = (input?: unknown) => Promise<unknown>;

const bridge: Record<string, Record<string, Call> | unknown> = {};

for (const [space, names] of Object.entries(methodNames)) {
  const calls: Record<string, Call> = {};
  for (const name of Object.keys(names)) {
    calls[name] = (input) => ipcRenderer.invoke(channelOf(space, name), input);
  }
  bridge[space] = calls;
}

bridge.on = ((name, listener) => {
  if (!Object.hasOwn(eventNames, name)) return () => undefined;
  const forward = (_event: unknown, payload: unknown) => listener(payload as never);
  ipcRenderer.on(eventChannelOf(name), forward);
  return () => ipcRenderer.removeListener(eventChannelOf(name), forward);
}) satisfies Bridge['on'];

contextBridge.exposeInMainWorld('tiza', bridge);
