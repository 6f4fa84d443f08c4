/**
 * Runs in the document's head before the first paint, so that a dark or English device never
 * flashes light or Japanese. Plain ES5 text: it is inlined as it stands and hashed for the CSP.
 */

/** localStorage keys; the only two settings that must be readable without a database. */
export const languageKey = "asayu.language";
export const themeKey = "asayu.theme";

export const beforePaint = `(function(){try{var d=document.documentElement,l=localStorage.getItem("${languageKey}"),t=localStorage.getItem("${themeKey}");if(l==="ja"||l==="en")d.lang=l;if(t==="light"||t==="dark")d.dataset.theme=t}catch(e){}})()`;
