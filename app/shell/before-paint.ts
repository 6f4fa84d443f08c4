/**
 * Runs in the document's head before the first paint, so that a dark or English device never
 * flashes light or Japanese, and no navigation flashes where one is not inside yet. Plain text in
 * old syntax: it is inlined as it stands, and the build puts its hash into the CSP.
 */
import { settingKeys } from "./setting-keys";

export const beforePaint = `(function(){try{var s=localStorage,d=document.documentElement,l=s.getItem("${settingKeys.language}"),t=s.getItem("${settingKeys.theme}");if(l==="en")d.lang=l;if(t==="light"||t==="dark")d.dataset.theme=t;if(!s.getItem("${settingKeys.project}")||s.getItem("${settingKeys.kiosk}")||/^\\/(setup|join|sign-in)\\b/.test(location.pathname))d.dataset.bare=""}catch(e){}})()`;
