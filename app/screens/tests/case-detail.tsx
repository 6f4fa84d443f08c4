/** One test case, to be executed. */
import { RecordDetail } from "@/components/record/record-detail";
import { testCase } from "@/lib/records/test-case";

export function CaseDetail({ id, back }: { id: string; back: string }) {
  return <RecordDetail definition={testCase} id={id} back={back} />;
}
