/** The whole demo: every chapter of both projects, as one list of ops in the order of time. */
import { tellAgreements } from "./chapters/agreements";
import { tellAims } from "./chapters/aims";
import { tellControl } from "./chapters/control";
import { tellDecisions } from "./chapters/decisions";
import { tellDefects } from "./chapters/defects";
import { tellMinutes } from "./chapters/minutes";
import { tellPayroll } from "./chapters/payroll";
import { tellRemarks } from "./chapters/remarks";
import { tellSetting } from "./chapters/setting";
import { tellSpecification } from "./chapters/specification";
import { tellTesting } from "./chapters/testing";
import { tellTraining } from "./chapters/training";
import { opsOf, Story, type StoryOp } from "./story";

/** Of one moment, what stands first here happened first. */
const chapters = [
  tellAgreements,
  tellAims,
  tellSetting,
  tellSpecification,
  tellDefects,
  tellTesting,
  tellMinutes,
  tellControl,
  tellTraining,
  tellDecisions,
  tellRemarks,
];

export function demoStory(): StoryOp[] {
  const erp = new Story("erp");
  for (const chapter of chapters) chapter(erp);
  const hr = new Story("hr");
  tellPayroll(hr);
  return opsOf([erp, hr]);
}
