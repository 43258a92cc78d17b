"use client";

import { UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Role, roles } from "#lib/people/rules/permissions.ts";
import type { Action } from "../desk/action-result.ts";
import { useDeed } from "../desk/use-deed.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { Select } from "../ui/select.tsx";
import { Moment } from "../ui/time.tsx";
import { NewPersonDialog } from "./new-person-dialog.tsx";
import { PageHead } from "./page-head.tsx";

export interface PersonView {
  readonly id: string;
  readonly name: string;
  readonly initials: string;
  readonly role: string;
  readonly email: string;
  readonly disabledAt: string | null;
  readonly lastSeenAt: string | null;
  readonly brands: readonly string[];
}

export interface PeopleDeeds {
  readonly invite: Action<{ email: string; name: string; initials?: string; role: Role; password: string }, unknown>;
  readonly giveRole: Action<{ staffId: string; role: Role }, unknown>;
  readonly disable: Action<{ staffId: string }, unknown>;
  readonly enable: Action<{ staffId: string }, unknown>;
}

interface PeopleScreenProps {
  readonly people: readonly PersonView[];
  readonly myId: string;
  readonly deeds: PeopleDeeds;
}

/** Everybody with an account, what they may do, when they were last here. */
export function PeopleScreen({ people, myId, deeds }: PeopleScreenProps) {
  const t = useTranslations("settings.people");
  const [adding, setAdding] = useState(false);
  return (
    <>
      <PageHead
        title={t("title")}
        action={
          <Button look="primary" icon={<Icon of={UserPlus} />} onClick={() => setAdding(true)}>
            {t("add")}
          </Button>
        }
      >
        {t("intro")}
      </PageHead>
      <ul className="border-t">
        {people.map((person) => (
          <PersonRow key={person.id} person={person} isMe={person.id === myId} deeds={deeds} />
        ))}
      </ul>
      {adding ? <NewPersonDialog invite={deeds.invite} onClose={() => setAdding(false)} /> : null}
    </>
  );
}

interface PersonRowProps {
  readonly person: PersonView;
  readonly isMe: boolean;
  readonly deeds: PeopleDeeds;
}

function PersonRow({ person, isMe, deeds }: PersonRowProps) {
  const t = useTranslations("settings.people");
  const r = useTranslations("settings.roles");
  const giveRole = useDeed(deeds.giveRole, t("roleChanged", { name: person.name }));
  const disable = useDeed(deeds.disable, t("disabled", { name: person.name }));
  const enable = useDeed(deeds.enable, t("enabled", { name: person.name }));
  const isClosed = person.disabledAt !== null;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b py-2.5">
      <Avatar initials={person.initials} size="md" />
      <div className="min-w-48 flex-1">
        <p className="flex flex-wrap items-center gap-2 font-semibold">
          {person.name}
          {isMe ? <Badge>{t("you")}</Badge> : null}
          {isClosed ? <Badge tone="ember">{t("closed")}</Badge> : null}
        </p>
        <p className="text-sm text-ink-2">
          {person.email} · {person.brands.join(", ")} ·{" "}
          {person.lastSeenAt ? (
            <>
              {t("lastSeen")} <Moment at={person.lastSeenAt} />
            </>
          ) : (
            t("neverSeen")
          )}
        </p>
      </div>
      <Select
        label={t("roleOf", { name: person.name })}
        hideLabel
        className="w-36"
        value={person.role}
        disabled={isMe || isClosed || giveRole.isBusy}
        onChange={(event) => {
          const role = roles.find((one) => one === event.target.value);
          if (role) void giveRole.run({ staffId: person.id, role });
        }}
        options={roles.map((role) => ({ value: role, label: r(role) }))}
      />
      <Button
        look={isClosed ? "secondary" : "danger"}
        className="w-32"
        disabled={isMe}
        busy={disable.isBusy || enable.isBusy}
        onClick={() => (isClosed ? enable.run({ staffId: person.id }) : disable.run({ staffId: person.id }))}
      >
        {t(isClosed ? "enable" : "disable")}
      </Button>
    </li>
  );
}
