import type { Taken } from "#lib/playground/rules/refusals.ts";
import type { NetworkSwitch } from "#lib/playground/rules/shown.ts";
import type { Action } from "../desk/action-result.ts";

type Published = Taken<{ readonly id: string }>;

/** What the page can do; each is one verb of the network. */
export interface PlaygroundActions {
  readonly createAccountAction: Action<
    { handle: string; displayName: string; followers: number },
    Taken<{ readonly id: string; readonly handle: string }>
  >;
  readonly writePostAction: Action<{ authorId: string; text: string }, Published>;
  readonly replyToAction: Action<{ authorId: string; postId: string; text: string }, Published>;
  readonly quotePostAction: Action<{ authorId: string; postId: string; text: string }, Published>;
  readonly repostAction: Action<{ authorId: string; postId: string }, Published>;
  readonly editPostAction: Action<{ authorId: string; postId: string; text: string }, Published>;
  readonly deletePostAction: Action<{ authorId: string; postId: string }, Taken<object>>;
  readonly sendDirectMessageAction: Action<{ fromId: string; toId: string; text: string }, Published>;
  readonly deleteDirectMessageAction: Action<{ fromId: string; messageId: string }, Taken<object>>;
  readonly readInboxAction: Action<{ accountId: string }, { readonly newlyRead: number }>;
  readonly setAccountSwitchAction: Action<
    { accountId: string; name: "refusesDms" | "blocksBrand"; on: boolean },
    Taken<{ readonly on: boolean }>
  >;
  readonly setNetworkSwitchAction: Action<
    { accountId: string; name: NetworkSwitch; on: boolean },
    Taken<{ readonly on: boolean }>
  >;
}
