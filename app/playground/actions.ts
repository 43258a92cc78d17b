"use server";

import { CreateAccount, createAccount } from "#lib/playground/create-account.ts";
import { DeleteDirectMessage, deleteDirectMessage } from "#lib/playground/delete-direct-message.ts";
import { DeletePost, deletePost } from "#lib/playground/delete-post.ts";
import { EditPost, editPost } from "#lib/playground/edit-post.ts";
import { QuotePost, quotePost } from "#lib/playground/quote-post.ts";
import { ReadInbox, readInbox } from "#lib/playground/read-inbox.ts";
import { ReplyTo, replyTo } from "#lib/playground/reply-to.ts";
import { Repost, repost } from "#lib/playground/repost.ts";
import { SendDirectMessageTo, sendDirectMessageTo } from "#lib/playground/send-direct-message-to.ts";
import { SetAccountSwitch, setAccountSwitch } from "#lib/playground/set-account-switch.ts";
import { SetNetworkSwitch, setNetworkSwitch } from "#lib/playground/set-network-switch.ts";
import { WritePost, writePost } from "#lib/playground/write-post.ts";
import { play } from "./play.ts";

export const createAccountAction = play(CreateAccount, createAccount);
export const writePostAction = play(WritePost, writePost);
export const replyToAction = play(ReplyTo, replyTo);
export const quotePostAction = play(QuotePost, quotePost);
export const repostAction = play(Repost, repost);
export const editPostAction = play(EditPost, editPost);
export const deletePostAction = play(DeletePost, deletePost);
export const sendDirectMessageAction = play(SendDirectMessageTo, sendDirectMessageTo);
export const deleteDirectMessageAction = play(DeleteDirectMessage, deleteDirectMessage);
export const readInboxAction = play(ReadInbox, readInbox);
export const setAccountSwitchAction = play(SetAccountSwitch, setAccountSwitch);
export const setNetworkSwitchAction = play(SetNetworkSwitch, setNetworkSwitch);
