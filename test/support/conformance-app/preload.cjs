const { contextBridge, ipcRenderer } = require('electron');

const heard = [];
const listener = (_event, ...values) => heard.push(values);
const passed = [];

globalThis.onlyInThePreload = true;

function exposeAgain() {
  try {
    contextBridge.exposeInMainWorld('bridge', {});
    return 'exposed';
  } catch (error) {
    return error.message;
  }
}

class Point {
  constructor() {
    this.x = 1;
  }
  method() {
    return this.x;
  }
}

contextBridge.exposeInMainWorld('bridge', {
  invoke: (channel, ...values) => ipcRenderer.invoke(channel, ...values),
  send: (channel, ...values) => ipcRenderer.send(channel, ...values),
  listen: () => void ipcRenderer.on('answer', listener),
  unlisten: () => void ipcRenderer.removeListener('answer', listener),
  heard: () => heard,
  seesPage: () => typeof window.setByThePage,
  sameDocument: () => document.title,
  exposeAgain,
  point: new Point(),
  nested: { list: [1, { two: 2 }], when: new Date(0) },
  boom: () => {
    throw new RangeError('thrown in the preload');
  },
  reject: () => Promise.reject(new RangeError('rejected in the preload')),
  callBack: (callback) => callback({ from: 'preload', list: [1, 2] }),
  remember: (value) => passed.push(value),
  remembered: () => passed[0] === passed[1],
  kinds: (value) =>
    Object.entries(value).map(([key, item]) => `${key}:${Object.prototype.toString.call(item)}`),
  node: () => [typeof process.versions.node, typeof require('electron').ipcRenderer.invoke],
  requireFs: () => {
    try {
      return typeof require('node:fs');
    } catch (error) {
      return error.message;
    }
  },
});
