"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button, type ButtonLook } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";

interface ConfirmButtonProps {
  readonly label: string;
  readonly look?: ButtonLook;
  readonly title: string;
  /** What it means, before it counts. */
  readonly text: string;
  readonly confirm: string;
  readonly isDanger?: boolean;
  readonly isBusy: boolean;
  /** Answers whether it was done: then the question closes. */
  readonly onConfirm: () => Promise<boolean>;
}

/** A button that asks once more, in words. */
export function ConfirmButton(props: ConfirmButtonProps) {
  const c = useTranslations("common");
  const [isOpen, setIsOpen] = useState(false);
  const close = () => setIsOpen(false);
  const confirm = async () => {
    if (await props.onConfirm()) close();
  };
  return (
    <>
      <Button look={props.look} size="sm" onClick={() => setIsOpen(true)}>
        {props.label}
      </Button>
      <Dialog
        open={isOpen}
        onClose={close}
        title={props.title}
        closeLabel={c("close")}
        footer={
          <>
            <Button look="quiet" onClick={close}>
              {c("cancel")}
            </Button>
            <Button
              look={props.isDanger ? "danger-strong" : "primary"}
              busy={props.isBusy}
              onClick={() => void confirm()}
            >
              {props.confirm}
            </Button>
          </>
        }
      >
        <p className="text-pretty">{props.text}</p>
      </Dialog>
    </>
  );
}
