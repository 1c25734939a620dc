window.setByThePage = true;
window.bridgeAtStart = typeof window.bridge;
