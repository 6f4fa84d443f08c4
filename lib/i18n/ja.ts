/** All texts in Japanese. The build evaluates this file and ships only the compiled result. */
import { areas } from "./areas";
import { inLanguage } from "./in-language";

export default inLanguage(areas, "ja");
