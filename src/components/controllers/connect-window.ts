/** Call it in the click itself: later, browsers block the window. Null where this one does. */
export const connectWindow = (): Window | null => window.open('about:blank', 'faceplate-connect', 'popup,width=520,height=680');
