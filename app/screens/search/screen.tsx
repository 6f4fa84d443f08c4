/** Search across everything in the project as one types, on the device and without the network. */
import { useTranslations } from "next-intl";
import { href } from "@/app/router/addresses";
import { ProjectScope } from "@/app/router/project-scope";
import { useProjectId, useRoute } from "@/app/router/use-route";
import { PageHeader } from "@/components/ui/page-header";
import { ScreenFrame } from "@/components/ui/screen-frame";
import { SearchBox } from "./search-box";
import { SearchResults } from "./search-results";
import { useSearchText } from "./use-search-text";

export default function SearchScreen() {
  const t = useTranslations("search");
  const project = useProjectId();
  const { query } = useRoute();
  const text = useSearchText(query.get("q") ?? "");
  return (
    <ProjectScope>
      <ScreenFrame
        header={<PageHeader title={t("title")} back={href("today", { project })} />}
        tools={
          <div className="bg-bg px-4 pb-2 tablet:px-6">
            <div className="mx-auto max-w-3xl">
              <SearchBox text={text} />
            </div>
          </div>
        }
        keepScroll="search"
      >
        <SearchResults text={text.value} />
      </ScreenFrame>
    </ProjectScope>
  );
}
