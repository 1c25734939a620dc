/** The events of the DevTools protocol that are listened to, and of each only what is read. */
export interface Events {
  'Target.attachedToTarget': {
    sessionId: string;
    targetInfo: { targetId: string; type: string; openerId?: string; url: string };
  };
  'Target.detachedFromTarget': { sessionId: string; targetId?: string };
  'Page.frameAttached': { frameId: string; parentFrameId: string };
  'Page.frameDetached': { frameId: string; reason: 'remove' | 'swap' };
  'Page.frameNavigated': { frame: { id: string; parentId?: string; loaderId: string; url: string } };
  'Page.navigatedWithinDocument': { frameId: string; url: string };
  'Page.frameRequestedNavigation': { frameId: string; url: string };
  'Page.loadEventFired': object;
  'Page.lifecycleEvent': { frameId: string; loaderId: string; name: string };
  'Page.javascriptDialogOpening': { type: string };
  'Page.windowOpen': { url: string };
  'Runtime.executionContextCreated': {
    context: { id: number; name: string; auxData?: { frameId?: string } };
  };
  'Runtime.executionContextDestroyed': { executionContextId: number };
  'Runtime.executionContextsCleared': object;
  'Runtime.bindingCalled': { name: string; payload: string; executionContextId: number };
  'Fetch.requestPaused': {
    requestId: string;
    frameId: string;
    redirectedRequestId?: string;
    request: { url: string };
  };
  'Inspector.targetCrashed': object;
}
