/** The one page: its HTML is prerendered, so the first paint needs neither script nor network. */
import { App } from "./shell/app";
import { Frame } from "./shell/frame";

export default function Page() {
  return (
    <App>
      <Frame />
    </App>
  );
}
