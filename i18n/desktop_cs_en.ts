<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Announcer</name>
    <message>
        <source>score {level}</source>
        <translation>score {level}</translation>
    </message>
    <message numerus="yes">
        <source>%n source(s)</source>
        <translation>
            <numerusform>%n source</numerusform>
            <numerusform>%n sources</numerusform>
        </translation>
    </message>
    <message>
        <source>Suggestion: {told}</source>
        <translation>Suggestion: {told}</translation>
    </message>
</context>
<context>
    <name>CandidateRow</name>
    <message>
        <source>Reply {place}: {title}, {end}</source>
        <translation>Reply {place}: {title}, {end}</translation>
    </message>
</context>
<context>
    <name>CardActions</name>
    <message>
        <source>Insert</source>
        <translation>Insert</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Ask again</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Reject</translation>
    </message>
    <message>
        <source>Pick</source>
        <translation>Pick</translation>
    </message>
    <message>
        <source>Choose which sentences to insert ({keys})</source>
        <translation>Choose which sentences to insert ({keys})</translation>
    </message>
    <message>
        <source>Insert {chosen} of {count}</source>
        <translation>Insert {chosen} of {count}</translation>
    </message>
    <message>
        <source>Shorter</source>
        <translation>Shorter</translation>
    </message>
    <message>
        <source>Friendlier</source>
        <translation>Friendlier</translation>
    </message>
    <message>
        <source>Translate</source>
        <translation>Translate</translation>
    </message>
    <message>
        <source>Takes Coze ({keys})</source>
        <translation>Takes Coze ({keys})</translation>
    </message>
    <message>
        <source>Why is it rejected?</source>
        <translation>Why is it rejected?</translation>
    </message>
</context>
<context>
    <name>CardFacts</name>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>Question that is answered</source>
        <translation>Question that is answered</translation>
    </message>
    <message>
        <source>Slots</source>
        <translation>Slots</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>{slot} from “{words}”</source>
        <translation>{slot} from “{words}”</translation>
    </message>
    <message>
        <source>as of {time}</source>
        <translation>as of {time}</translation>
    </message>
    <message>
        <source>missing: {slots}</source>
        <translation>missing: {slots}</translation>
    </message>
</context>
<context>
    <name>CardHead</name>
    <message>
        <source>Stopped by the word filter</source>
        <translation>Stopped by the word filter</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>Not finished</translation>
    </message>
    <message>
        <source>Understanding…</source>
        <translation>Understanding…</translation>
    </message>
    <message>
        <source>Not sure what is meant</source>
        <translation>Not sure what is meant</translation>
    </message>
    <message>
        <source>Not enough history here yet: {count} of {least} like it</source>
        <translation>Not enough history here yet: {count} of {least} like it</translation>
    </message>
    <message>
        <source>Of the last {count} like it here, {unedited} went out unedited</source>
        <translation>Of the last {count} like it here, {unedited} went out unedited</translation>
    </message>
    <message>
        <source>threshold {score}</source>
        <translation>threshold {score}</translation>
    </message>
    <message>
        <source>next {title} {score}</source>
        <translation>next {title} {score}</translation>
    </message>
    <message>
        <source>understood locally: {cause}</source>
        <translation>understood locally: {cause}</translation>
    </message>
</context>
<context>
    <name>CardReply</name>
    <message>
        <source>Suggested reply</source>
        <translation>Suggested reply</translation>
    </message>
    <message>
        <source>What Coze had begun</source>
        <translation>What Coze had begun</translation>
    </message>
    <message>
        <source>Insert this part</source>
        <translation>Insert this part</translation>
    </message>
    <message>
        <source>Coze had begun</source>
        <translation>Coze had begun</translation>
    </message>
    <message>
        <source>Understanding the message…</source>
        <translation>Understanding the message…</translation>
    </message>
    <message>
        <source>Looking for evidence…</source>
        <translation>Looking for evidence…</translation>
    </message>
    <message>
        <source>Waiting for the first words…</source>
        <translation>Waiting for the first words…</translation>
    </message>
</context>
<context>
    <name>CardStack</name>
    <message>
        <source>Earlier</source>
        <translation>Earlier</translation>
    </message>
</context>
<context>
    <name>CarryStrip</name>
    <message>
        <source>Carry over</source>
        <translation>Carry over</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>From the last session: {summary}</source>
        <translation>From the last session: {summary}</translation>
    </message>
    <message>
        <source>Carried over: {summary}</source>
        <translation>Carried over: {summary}</translation>
    </message>
    <message>
        <source>Not carried over: {summary}</source>
        <translation>Not carried over: {summary}</translation>
    </message>
</context>
<context>
    <name>Causes</name>
    <message>
        <source>You work offline, so Coze was not asked. Put the plug back in to use it.</source>
        <translation>You work offline, so Coze was not asked. Put the plug back in to use it.</translation>
    </message>
    <message>
        <source>Coze is not set up on this machine. Enter its address and token to use it.</source>
        <translation>Coze is not set up on this machine. Enter its address and token to use it.</translation>
    </message>
    <message>
        <source>Coze cannot be reached. Check the network, then ask again.</source>
        <translation>Coze cannot be reached. Check the network, then ask again.</translation>
    </message>
    <message>
        <source>Coze took too long to answer. Ask again if you want to wait for it.</source>
        <translation>Coze took too long to answer. Ask again if you want to wait for it.</translation>
    </message>
    <message>
        <source>Coze refused the token. Renew it, then ask again.</source>
        <translation>Coze refused the token. Renew it, then ask again.</translation>
    </message>
    <message>
        <source>The token may not use this bot. Give it the right in Coze.</source>
        <translation>The token may not use this bot. Give it the right in Coze.</translation>
    </message>
    <message>
        <source>The Coze quota is used up. Top it up, or go on offline.</source>
        <translation>The Coze quota is used up. Top it up, or go on offline.</translation>
    </message>
    <message>
        <source>Coze takes no more requests for now. Ask again in a minute.</source>
        <translation>Coze takes no more requests for now. Ask again in a minute.</translation>
    </message>
    <message>
        <source>Coze still answers an earlier message. Ask again in a moment.</source>
        <translation>Coze still answers an earlier message. Ask again in a moment.</translation>
    </message>
    <message>
        <source>Coze does not know the bot or the workflow. Check their ids.</source>
        <translation>Coze does not know the bot or the workflow. Check their ids.</translation>
    </message>
    <message>
        <source>Coze does not accept the request. Check the bot&apos;s settings.</source>
        <translation>Coze does not accept the request. Check the bot&apos;s settings.</translation>
    </message>
    <message>
        <source>Coze has trouble on its side. Ask again in a moment.</source>
        <translation>Coze has trouble on its side. Ask again in a moment.</translation>
    </message>
    <message>
        <source>Coze broke off in the middle of its reply. Ask again for a whole one.</source>
        <translation>Coze broke off in the middle of its reply. Ask again for a whole one.</translation>
    </message>
    <message>
        <source>Coze answered with something unreadable. Ask again.</source>
        <translation>Coze answered with something unreadable. Ask again.</translation>
    </message>
    <message>
        <source>Coze failed several times and is left alone for a while. It is tried again by itself.</source>
        <translation>Coze failed several times and is left alone for a while. It is tried again by itself.</translation>
    </message>
    <message>
        <source>offline by choice</source>
        <translation>offline by choice</translation>
    </message>
    <message>
        <source>not set up</source>
        <translation>not set up</translation>
    </message>
    <message>
        <source>unreachable</source>
        <translation>unreachable</translation>
    </message>
    <message>
        <source>too slow</source>
        <translation>too slow</translation>
    </message>
    <message>
        <source>token refused</source>
        <translation>token refused</translation>
    </message>
    <message>
        <source>no permission</source>
        <translation>no permission</translation>
    </message>
    <message>
        <source>quota used up</source>
        <translation>quota used up</translation>
    </message>
    <message>
        <source>too many requests</source>
        <translation>too many requests</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>busy</translation>
    </message>
    <message>
        <source>bot not found</source>
        <translation>bot not found</translation>
    </message>
    <message>
        <source>wrong settings</source>
        <translation>wrong settings</translation>
    </message>
    <message>
        <source>server error</source>
        <translation>server error</translation>
    </message>
    <message>
        <source>broke off</source>
        <translation>broke off</translation>
    </message>
    <message>
        <source>unreadable answer</source>
        <translation>unreadable answer</translation>
    </message>
    <message>
        <source>paused after failures</source>
        <translation>paused after failures</translation>
    </message>
    <message>
        <source>Coze&apos;s reply holds a word from the word list, so the local answer is offered instead.</source>
        <translation>Coze&apos;s reply holds a word from the word list, so the local answer is offered instead.</translation>
    </message>
    <message>
        <source>listed word in the reply</source>
        <translation>listed word in the reply</translation>
    </message>
    <message>
        <source>What was to be sent may still hold personal data, so nothing was sent. Report the trace id.</source>
        <translation>What was to be sent may still hold personal data, so nothing was sent. Report the trace id.</translation>
    </message>
    <message>
        <source>What was to be sent could not be written down first, so nothing was sent. Check the disk.</source>
        <translation>What was to be sent could not be written down first, so nothing was sent. Check the disk.</translation>
    </message>
    <message>
        <source>held back: personal data</source>
        <translation>held back: personal data</translation>
    </message>
    <message>
        <source>held back: not recorded</source>
        <translation>held back: not recorded</translation>
    </message>
</context>
<context>
    <name>CheatSheet</name>
    <message>
        <source>Keys</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Everything by key</source>
        <translation>Everything by key</translation>
    </message>
</context>
<context>
    <name>CodePanel</name>
    <message>
        <source>It opens the profile when the keyring or the passphrase is lost. It is shown only now: write it down and keep it away from this computer.</source>
        <translation>It opens the profile when the keyring or the passphrase is lost. It is shown only now: write it down and keep it away from this computer.</translation>
    </message>
    <message>
        <source>Your recovery code</source>
        <translation>Your recovery code</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Recovery code</translation>
    </message>
    <message>
        <source>Type group {group} of what you wrote down</source>
        <translation>Type group {group} of what you wrote down</translation>
    </message>
    <message>
        <source>I wrote it down</source>
        <translation>I wrote it down</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>That is not group {group} of the code above. Look at what you wrote down.</source>
        <translation>That is not group {group} of the code above. Look at what you wrote down.</translation>
    </message>
</context>
<context>
    <name>ComposerView</name>
    <message>
        <source>Send</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Reply</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>To the customer (Alt+L)</source>
        <translation>To the customer (Alt+L)</translation>
    </message>
    <message>
        <source>For colleagues only; the customer does not see it (Alt+P)</source>
        <translation>For colleagues only; the customer does not see it (Alt+P)</translation>
    </message>
    <message>
        <source>A note for colleagues. The customer does not see it.</source>
        <translation>A note for colleagues. The customer does not see it.</translation>
    </message>
    <message>
        <source>Write a reply. Ctrl+1 takes over the suggestion.</source>
        <translation>Write a reply. Ctrl+1 takes over the suggestion.</translation>
    </message>
    <message>
        <source>Keep the note</source>
        <translation>Keep the note</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n character</numerusform>
            <numerusform>%n characters</numerusform>
        </translation>
    </message>
    <message>
        <source>from suggestion {trace}</source>
        <translation>from suggestion {trace}</translation>
    </message>
</context>
<context>
    <name>ConnectDialog</name>
    <message>
        <source>Connect Coze</source>
        <translation>Connect Coze</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>Under way</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>Copy the link</translation>
    </message>
    <message>
        <source>Sign in and use</source>
        <translation>Sign in and use</translation>
    </message>
    <message>
        <source>Use without signing in again</source>
        <translation>Use without signing in again</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>Test the connection</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Sign out</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>This run is given its Coze by the demo or the environment. It can be tested, not changed.</source>
        <translation>This run is given its Coze by the demo or the environment. It can be tested, not changed.</translation>
    </message>
    <message>
        <source>No keyring answers on this machine: the sign-in is kept for this run only.</source>
        <translation>No keyring answers on this machine: the sign-in is kept for this run only.</translation>
    </message>
    <message>
        <source>Waiting for Coze…</source>
        <translation>Waiting for Coze…</translation>
    </message>
    <message>
        <source>Open {link} and confirm the code {code}.</source>
        <translation>Open {link} and confirm the code {code}.</translation>
    </message>
    <message>
        <source>The browser was opened. Allow the access there. If nothing opened, copy the link.</source>
        <translation>The browser was opened. Allow the access there. If nothing opened, copy the link.</translation>
    </message>
    <message>
        <source>Saved. It is used from the next message on.</source>
        <translation>Saved. It is used from the next message on.</translation>
    </message>
    <message>
        <source>Signed out on this machine. In the Coze console the token can be revoked.</source>
        <translation>Signed out on this machine. In the Coze console the token can be revoked.</translation>
    </message>
    <message>
        <source>The test uses what is saved; it costs one short chat and one run of the workflow.</source>
        <translation>The test uses what is saved; it costs one short chat and one run of the workflow.</translation>
    </message>
</context>
<context>
    <name>Connecting</name>
    <message>
        <source>Personal access token</source>
        <translation>Personal access token</translation>
    </message>
    <message>
        <source>In the browser</source>
        <translation>In the browser</translation>
    </message>
    <message>
        <source>With a code on another device</source>
        <translation>With a code on another device</translation>
    </message>
    <message>
        <source>Service account</source>
        <translation>Service account</translation>
    </message>
    <message>
        <source>Workflow with intents and scores</source>
        <translation>Workflow with intents and scores</translation>
    </message>
    <message>
        <source>Intent node of a workflow</source>
        <translation>Intent node of a workflow</translation>
    </message>
    <message>
        <source>Compact contract of an own server</source>
        <translation>Compact contract of an own server</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>Chat with the bot</source>
        <translation>Chat with the bot</translation>
    </message>
    <message>
        <source>Run the workflow</source>
        <translation>Run the workflow</translation>
    </message>
    <message>
        <source>works</source>
        <translation>works</translation>
    </message>
    <message>
        <source>with a limit</source>
        <translation>with a limit</translation>
    </message>
    <message>
        <source>does not work</source>
        <translation>does not work</translation>
    </message>
    <message>
        <source>Not tried, because the account was not accepted.</source>
        <translation>Not tried, because the account was not accepted.</translation>
    </message>
    <message>
        <source>No workflow is set, so this machine finds the intents.</source>
        <translation>No workflow is set, so this machine finds the intents.</translation>
    </message>
    <message>
        <source>The token may not read its account. That is not needed.</source>
        <translation>The token may not read its account. That is not needed.</translation>
    </message>
    <message>
        <source>It runs, but must answer as the instructions for it say.</source>
        <translation>It runs, but must answer as the instructions for it say.</translation>
    </message>
    <message>
        <source>Add the permission “{name}” to the token in the Coze console, then sign in again.</source>
        <translation>Add the permission “{name}” to the token in the Coze console, then sign in again.</translation>
    </message>
    <message>
        <source>Coze refused to sign in. Check the token or the consent, and the region too: accounts of coze.com and coze.cn are separate.</source>
        <translation>Coze refused to sign in. Check the token or the consent, and the region too: accounts of coze.com and coze.cn are separate.</translation>
    </message>
</context>
<context>
    <name>ConnectionFields</name>
    <message>
        <source>China (coze.cn)</source>
        <translation>China (coze.cn)</translation>
    </message>
    <message>
        <source>International (coze.com)</source>
        <translation>International (coze.com)</translation>
    </message>
    <message>
        <source>A server of your own</source>
        <translation>A server of your own</translation>
    </message>
    <message>
        <source>Enter the server&apos;s address.</source>
        <translation>Enter the server&apos;s address.</translation>
    </message>
    <message>
        <source>Enter the bot&apos;s id.</source>
        <translation>Enter the bot&apos;s id.</translation>
    </message>
    <message>
        <source>Paste the token.</source>
        <translation>Paste the token.</translation>
    </message>
    <message>
        <source>Enter the OAuth app&apos;s client id.</source>
        <translation>Enter the OAuth app&apos;s client id.</translation>
    </message>
    <message>
        <source>Enter the key&apos;s id.</source>
        <translation>Enter the key&apos;s id.</translation>
    </message>
    <message>
        <source>Enter the path of the private key.</source>
        <translation>Enter the path of the private key.</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Server address</source>
        <translation>Server address</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Client id</source>
        <translation>Client id</translation>
    </message>
    <message>
        <source>Key id</source>
        <translation>Key id</translation>
    </message>
    <message>
        <source>Private key file</source>
        <translation>Private key file</translation>
    </message>
    <message>
        <source>Bot id</source>
        <translation>Bot id</translation>
    </message>
    <message>
        <source>Understanding</source>
        <translation>Understanding</translation>
    </message>
    <message>
        <source>Workflow id</source>
        <translation>Workflow id</translation>
    </message>
    <message>
        <source>Intents, one a line, in order</source>
        <translation>Intents, one a line, in order</translation>
    </message>
    <message>
        <source>Project key</source>
        <translation>Project key</translation>
    </message>
</context>
<context>
    <name>Conversation</name>
    <message>
        <source>Suggest a reply for this</source>
        <translation>Suggest a reply for this</translation>
    </message>
    <message>
        <source>{time} The session before has ended; a new one began</source>
        <translation>{time} The session before has ended; a new one began</translation>
    </message>
    <message>
        <source>… and {count} more characters. Copy the message to read it all.</source>
        <translation>… and {count} more characters. Copy the message to read it all.</translation>
    </message>
    <message>
        <source>intent {title} {score}</source>
        <translation>intent {title} {score}</translation>
    </message>
    <message>
        <source>below the threshold</source>
        <translation>below the threshold</translation>
    </message>
    <message>
        <source>note, not seen by the customer</source>
        <translation>note, not seen by the customer</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Customer</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>{ended} Session expired after silence</source>
        <translation>{ended} Session expired after silence</translation>
    </message>
    <message>
        <source>{ended} Session ended by the agent</source>
        <translation>{ended} Session ended by the agent</translation>
    </message>
    <message>
        <source>{ended} Session expired after silence · {began} New session</source>
        <translation>{ended} Session expired after silence · {began} New session</translation>
    </message>
    <message>
        <source>{ended} Session ended by the agent · {began} New session</source>
        <translation>{ended} Session ended by the agent · {began} New session</translation>
    </message>
</context>
<context>
    <name>ConversationHeader</name>
    <message>
        <source>End</source>
        <translation>End</translation>
    </message>
    <message>
        <source>End this session</source>
        <translation>End this session</translation>
    </message>
    <message>
        <source>Session ended</source>
        <translation>Session ended</translation>
    </message>
    <message>
        <source>Session ends in {time}</source>
        <translation>Session ends in {time}</translation>
    </message>
    <message>
        <source>Start fresh</source>
        <translation>Start fresh</translation>
    </message>
    <message>
        <source>{minutes} minutes without a message or typing end a session. Click to change that.</source>
        <translation>{minutes} minutes without a message or typing end a session. Click to change that.</translation>
    </message>
    <message>
        <source>Begin a new session: what was said before no longer counts (Alt+N)</source>
        <translation>Begin a new session: what was said before no longer counts (Alt+N)</translation>
    </message>
    <message>
        <source>End this session (Alt+E)</source>
        <translation>End this session (Alt+E)</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>{time} left</translation>
    </message>
</context>
<context>
    <name>ConversationView</name>
    <message>
        <source>No conversation is open</source>
        <translation>No conversation is open</translation>
    </message>
    <message>
        <source>Choose one on the left, or paste what a customer wrote in another program.</source>
        <translation>Choose one on the left, or paste what a customer wrote in another program.</translation>
    </message>
    <message>
        <source>Paste a message</source>
        <translation>Paste a message</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>Copy the text</translation>
    </message>
    <message>
        <source>Suggest a reply for this</source>
        <translation>Suggest a reply for this</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%n day(s) old</source>
        <translation>
            <numerusform>%n day old</numerusform>
            <numerusform>%n days old</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CurveView</name>
    <message>
        <source>F1 at each threshold</source>
        <translation>F1 at each threshold</translation>
    </message>
    <message>
        <source>Best at {best}, in use {current}</source>
        <translation>Best at {best}, in use {current}</translation>
    </message>
</context>
<context>
    <name>DifferenceBlock</name>
    <message>
        <source>Difference to the new suggestion</source>
        <translation>Difference to the new suggestion</translation>
    </message>
</context>
<context>
    <name>DrillDialog</name>
    <message>
        <source>Failover drill</source>
        <translation>Failover drill</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message>
        <source>How many messages come</source>
        <translation>How many messages come</translation>
    </message>
    <message>
        <source>Start the drill</source>
        <translation>Start the drill</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>Under way</translation>
    </message>
    <message>
        <source>An emulated Coze is cut off and put back while made-up customers write, in a profile of its own. Your conversations and your account are not touched.</source>
        <translation>An emulated Coze is cut off and put back while made-up customers write, in a profile of its own. Your conversations and your account are not touched.</translation>
    </message>
    <message>
        <source>Earlier drills</source>
        <translation>Earlier drills</translation>
    </message>
    <message>
        <source>First local card</source>
        <translation>First local card</translation>
    </message>
    <message>
        <source>Later turns</source>
        <translation>Later turns</translation>
    </message>
    <message>
        <source>Return noticed</source>
        <translation>Return noticed</translation>
    </message>
    <message>
        <source>Messages lost</source>
        <translation>Messages lost</translation>
    </message>
    <message>
        <source>No drill has been run yet.</source>
        <translation>No drill has been run yet.</translation>
    </message>
    <message>
        <source>Taking the measure of this machine…</source>
        <translation>Taking the measure of this machine…</translation>
    </message>
    <message>
        <source>A turn failed ({code}); the drill goes on.</source>
        <translation>A turn failed ({code}); the drill goes on.</translation>
    </message>
    <message>
        <source>Outage {number} of {all} is over; the return was noticed after {time}.</source>
        <translation>Outage {number} of {all} is over; the return was noticed after {time}.</translation>
    </message>
    <message>
        <source>The drill missed some of its marks. Close busy programs and repeat it.</source>
        <translation>The drill missed some of its marks. Close busy programs and repeat it.</translation>
    </message>
    <message>
        <source>Passed: every promise was kept.</source>
        <translation>Passed: every promise was kept.</translation>
    </message>
    <message>
        <source>{value} (limit {limit})</source>
        <translation>{value} (limit {limit})</translation>
    </message>
    <message numerus="yes">
        <source>%n sent twice</source>
        <translation>
            <numerusform>%n sent twice</numerusform>
            <numerusform>%n sent twice</numerusform>
        </translation>
    </message>
    <message>
        <source>missed</source>
        <translation>missed</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>passed</translation>
    </message>
    <message>
        <source>{at} · {turns} messages, {lost} lost · first card {first}, back after {back} · {verdict}</source>
        <translation>{at} · {turns} messages, {lost} lost · first card {first}, back after {back} · {verdict}</translation>
    </message>
</context>
<context>
    <name>EarlierCard</name>
    <message>
        <source>Not finished</source>
        <translation>Not finished</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>under way</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>sent</translation>
    </message>
    <message>
        <source>sent, edited</source>
        <translation>sent, edited</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>rejected</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>not used</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>expired</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>The message is empty. Type or paste what the customer wrote.</source>
        <translation>The message is empty. Type or paste what the customer wrote.</translation>
    </message>
    <message>
        <source>The message is too long. Paste only the part that matters.</source>
        <translation>The message is too long. Paste only the part that matters.</translation>
    </message>
    <message>
        <source>There is no reply here to change. Ask for a suggestion first.</source>
        <translation>There is no reply here to change. Ask for a suggestion first.</translation>
    </message>
    <message>
        <source>The message of this suggestion is gone. Choose another one.</source>
        <translation>The message of this suggestion is gone. Choose another one.</translation>
    </message>
    <message>
        <source>The text is too long to be checked for personal data. Send only the part that matters.</source>
        <translation>The text is too long to be checked for personal data. Send only the part that matters.</translation>
    </message>
    <message>
        <source>The customer&apos;s id has signs that cannot be used. Enter the customer&apos;s name instead.</source>
        <translation>The customer&apos;s id has signs that cannot be used. Enter the customer&apos;s name instead.</translation>
    </message>
    <message>
        <source>That customer is not in this profile. Choose one from the list.</source>
        <translation>That customer is not in this profile. Choose one from the list.</translation>
    </message>
    <message>
        <source>The text could not be checked for personal data, so nothing was sent. Answer by hand.</source>
        <translation>The text could not be checked for personal data, so nothing was sent. Answer by hand.</translation>
    </message>
    <message>
        <source>The word filter failed, so nothing was sent. Answer by hand and report the trace id.</source>
        <translation>The word filter failed, so nothing was sent. Answer by hand and report the trace id.</translation>
    </message>
    <message>
        <source>This session holds too many masked values of one kind. End it and begin a new one.</source>
        <translation>This session holds too many masked values of one kind. End it and begin a new one.</translation>
    </message>
    <message>
        <source>A row of the word list is not a word. Correct the row that is named, then load the list again.</source>
        <translation>A row of the word list is not a word. Correct the row that is named, then load the list again.</translation>
    </message>
    <message>
        <source>The word list cannot be read. Save it as UTF-8 text, then load it again.</source>
        <translation>The word list cannot be read. Save it as UTF-8 text, then load it again.</translation>
    </message>
    <message>
        <source>This machine has no keyring, so secrets are kept for this run only. Set one up to keep them.</source>
        <translation>This machine has no keyring, so secrets are kept for this run only. Set one up to keep them.</translation>
    </message>
    <message>
        <source>The keyring is locked, so secrets are kept for this run only. Unlock it and try again.</source>
        <translation>The keyring is locked, so secrets are kept for this run only. Unlock it and try again.</translation>
    </message>
    <message>
        <source>The keyring does not answer. Look for an open password prompt, answer it and try again.</source>
        <translation>The keyring does not answer. Look for an open password prompt, answer it and try again.</translation>
    </message>
    <message>
        <source>The keyring refused, so secrets are kept for this run only. Check the system&apos;s keyring.</source>
        <translation>The keyring refused, so secrets are kept for this run only. Check the system&apos;s keyring.</translation>
    </message>
    <message>
        <source>The search index is missing or damaged. Rebuild it from the knowledge base.</source>
        <translation>The search index is missing or damaged. Rebuild it from the knowledge base.</translation>
    </message>
    <message>
        <source>Another program is changing the search index. Close it, or try again in a moment.</source>
        <translation>Another program is changing the search index. Close it, or try again in a moment.</translation>
    </message>
    <message>
        <source>The search index cannot be written. Free some space or make the profile folder writable.</source>
        <translation>The search index cannot be written. Free some space or make the profile folder writable.</translation>
    </message>
    <message>
        <source>The search index could not be rebuilt; the old one stays in use. Check the free space and try again.</source>
        <translation>The search index could not be rebuilt; the old one stays in use. Check the free space and try again.</translation>
    </message>
    <message>
        <source>Rebuilding the search index was stopped; the old one stays in use. Rebuild it when it suits you.</source>
        <translation>Rebuilding the search index was stopped; the old one stays in use. Rebuild it when it suits you.</translation>
    </message>
    <message>
        <source>There is no QA pair with that id. Search for it first.</source>
        <translation>There is no QA pair with that id. Search for it first.</translation>
    </message>
    <message>
        <source>That QA pair has no such version. Choose one that is listed.</source>
        <translation>That QA pair has no such version. Choose one that is listed.</translation>
    </message>
    <message>
        <source>A text is longer than an XLSX cell can hold. Export to CSV or JSONL instead.</source>
        <translation>A text is longer than an XLSX cell can hold. Export to CSV or JSONL instead.</translation>
    </message>
    <message>
        <source>The file is not UTF-8. Save it as UTF-8 and import it again.</source>
        <translation>The file is not UTF-8. Save it as UTF-8 and import it again.</translation>
    </message>
    <message>
        <source>The file has no heading that says which column is the question. Add one and import it again.</source>
        <translation>The file has no heading that says which column is the question. Add one and import it again.</translation>
    </message>
    <message>
        <source>Files of this kind cannot be imported. Save it as CSV, XLSX, JSONL or Markdown.</source>
        <translation>Files of this kind cannot be imported. Save it as CSV, XLSX, JSONL or Markdown.</translation>
    </message>
    <message>
        <source>The file is too large. Split it into smaller ones.</source>
        <translation>The file is too large. Split it into smaller ones.</translation>
    </message>
    <message>
        <source>The file cannot be opened or written. Check its name and its rights.</source>
        <translation>The file cannot be opened or written. Check its name and its rights.</translation>
    </message>
    <message>
        <source>The file cannot be read from some row on. Look for a quotation mark that is never closed.</source>
        <translation>The file cannot be read from some row on. Look for a quotation mark that is never closed.</translation>
    </message>
    <message>
        <source>There is no text encoding of that name. Choose one such as UTF-8, GB18030 or Big5.</source>
        <translation>There is no text encoding of that name. Choose one such as UTF-8, GB18030 or Big5.</translation>
    </message>
    <message>
        <source>The mapping cannot be understood. Write column=header, for example question=问题.</source>
        <translation>The mapping cannot be understood. Write column=header, for example question=问题.</translation>
    </message>
    <message>
        <source>There is no saved mapping of that name. Save one first, or say which header is which column.</source>
        <translation>There is no saved mapping of that name. Save one first, or say which header is which column.</translation>
    </message>
    <message>
        <source>Two of the chosen options exclude each other. Choose one of them.</source>
        <translation>Two of the chosen options exclude each other. Choose one of them.</translation>
    </message>
    <message>
        <source>Some lines could not be read. Each is named with its reason; correct them and try again.</source>
        <translation>Some lines could not be read. Each is named with its reason; correct them and try again.</translation>
    </message>
    <message>
        <source>A row of the evaluation data cannot be used. Correct the row that is named and try again.</source>
        <translation>A row of the evaluation data cannot be used. Correct the row that is named and try again.</translation>
    </message>
    <message>
        <source>Another program is using the database. Close it, or try again in a moment.</source>
        <translation>Another program is using the database. Close it, or try again in a moment.</translation>
    </message>
    <message>
        <source>The disk is full. Free some space; nothing that was saved is lost.</source>
        <translation>The disk is full. Free some space; nothing that was saved is lost.</translation>
    </message>
    <message>
        <source>The database cannot be written. Check the rights of the profile folder.</source>
        <translation>The database cannot be written. Check the rights of the profile folder.</translation>
    </message>
    <message>
        <source>The database is damaged or no database. Restore a backup, and keep the file.</source>
        <translation>The database is damaged or no database. Restore a backup, and keep the file.</translation>
    </message>
    <message>
        <source>The database was written by a newer Desktop CS. Install that one; the file was not touched.</source>
        <translation>The database was written by a newer Desktop CS. Install that one; the file was not touched.</translation>
    </message>
    <message>
        <source>A stored record cannot be read. Restore a backup, or delete that record.</source>
        <translation>A stored record cannot be read. Restore a backup, or delete that record.</translation>
    </message>
    <message>
        <source>The database is closed already. Start the program again.</source>
        <translation>The database is closed already. Start the program again.</translation>
    </message>
    <message>
        <source>The database refused a statement. Try again, and report it if it comes back.</source>
        <translation>The database refused a statement. Try again, and report it if it comes back.</translation>
    </message>
    <message>
        <source>The profile folder cannot be written. Change its rights, or choose another one.</source>
        <translation>The profile folder cannot be written. Change its rights, or choose another one.</translation>
    </message>
    <message>
        <source>That folder is not a demo profile. Choose an empty one; nothing was touched.</source>
        <translation>That folder is not a demo profile. Choose an empty one; nothing was touched.</translation>
    </message>
    <message>
        <source>The settings were written by a newer Desktop CS. Install that one, or choose another profile.</source>
        <translation>The settings were written by a newer Desktop CS. Install that one, or choose another profile.</translation>
    </message>
    <message>
        <source>The settings cannot be written. Check the rights of the profile folder.</source>
        <translation>The settings cannot be written. Check the rights of the profile folder.</translation>
    </message>
    <message>
        <source>That address of Coze cannot be used. Enter one that begins with https.</source>
        <translation>That address of Coze cannot be used. Enter one that begins with https.</translation>
    </message>
    <message>
        <source>Signing in as a service account needs a further package. Install desktop-cs[jwt].</source>
        <translation>Signing in as a service account needs a further package. Install desktop-cs[jwt].</translation>
    </message>
    <message>
        <source>The private key cannot be used. Download it again from Coze.</source>
        <translation>The private key cannot be used. Download it again from Coze.</translation>
    </message>
    <message>
        <source>The port for signing in is taken. Choose another one.</source>
        <translation>The port for signing in is taken. Choose another one.</translation>
    </message>
    <message>
        <source>There is no screen to open a window on. Use the commands instead.</source>
        <translation>There is no screen to open a window on. Use the commands instead.</translation>
    </message>
    <message>
        <source>The picture of the window cannot be written. Choose a folder that can be written to.</source>
        <translation>The picture of the window cannot be written. Choose a folder that can be written to.</translation>
    </message>
    <message>
        <source>The demo pack&apos;s manifest has mistakes. Correct it, or use the pack that came with the program.</source>
        <translation>The demo pack&apos;s manifest has mistakes. Correct it, or use the pack that came with the program.</translation>
    </message>
    <message>
        <source>A file of the demo pack is missing. Put it back, or install the program again.</source>
        <translation>A file of the demo pack is missing. Put it back, or install the program again.</translation>
    </message>
    <message>
        <source>A file of the demo pack cannot be read. Check its rights and save it as UTF-8.</source>
        <translation>A file of the demo pack cannot be read. Check its rights and save it as UTF-8.</translation>
    </message>
    <message>
        <source>That speed cannot be played. Choose one above 0, such as 1 or 2.</source>
        <translation>That speed cannot be played. Choose one above 0, such as 1 or 2.</translation>
    </message>
    <message>
        <source>The Coze emulator has no such fault. Choose one of those that are listed.</source>
        <translation>The Coze emulator has no such fault. Choose one of those that are listed.</translation>
    </message>
    <message>
        <source>The Coze emulator&apos;s port is taken. Choose another one, or 0 for any.</source>
        <translation>The Coze emulator&apos;s port is taken. Choose another one, or 0 for any.</translation>
    </message>
    <message>
        <source>The Coze emulator did not start in time. Try again.</source>
        <translation>The Coze emulator did not start in time. Try again.</translation>
    </message>
    <message>
        <source>Some checks failed. Each says what would mend it.</source>
        <translation>Some checks failed. Each says what would mend it.</translation>
    </message>
    <message>
        <source>The file holds no query. Write one on each line.</source>
        <translation>The file holds no query. Write one on each line.</translation>
    </message>
    <message>
        <source>A row of the query file lacks its query or what is expected. Correct the row that is named.</source>
        <translation>A row of the query file lacks its query or what is expected. Correct the row that is named.</translation>
    </message>
    <message>
        <source>The import was stopped; nothing was changed. Import again when it suits you.</source>
        <translation>The import was stopped; nothing was changed. Import again when it suits you.</translation>
    </message>
    <message>
        <source>The knowledge base was changed during the import, so nothing was taken in. Import again.</source>
        <translation>The knowledge base was changed during the import, so nothing was taken in. Import again.</translation>
    </message>
    <message>
        <source>The trained intents could not be stored. Check the disk and the rights of the profile folder.</source>
        <translation>The trained intents could not be stored. Check the disk and the rights of the profile folder.</translation>
    </message>
    <message>
        <source>The intents could not be trained; the last ones stay in use. Free some memory and start again.</source>
        <translation>The intents could not be trained; the last ones stay in use. Free some memory and start again.</translation>
    </message>
    <message>
        <source>No drill can be run from here. Run it from the workbench.</source>
        <translation>No drill can be run from here. Run it from the workbench.</translation>
    </message>
    <message>
        <source>The drill missed some of its marks. Close busy programs and repeat it.</source>
        <translation>The drill missed some of its marks. Close busy programs and repeat it.</translation>
    </message>
    <message>
        <source>Something went wrong inside the program. The message is safe; ask for the suggestion again.</source>
        <translation>Something went wrong inside the program. The message is safe; ask for the suggestion again.</translation>
    </message>
    <message>
        <source>Something unexpected happened. Nothing was lost; try again, and tell support if it comes back.</source>
        <translation>Something unexpected happened. Nothing was lost; try again, and tell support if it comes back.</translation>
    </message>
    <message>
        <source>A session lives between 1 minute and 24 hours. Choose another time.</source>
        <translation>A session lives between 1 minute and 24 hours. Choose another time.</translation>
    </message>
    <message>
        <source>There are not enough labels yet, so the threshold stays. Send and reject suggestions for a while.</source>
        <translation>There are not enough labels yet, so the threshold stays. Send and reject suggestions for a while.</translation>
    </message>
    <message>
        <source>No customer was named. Name the one to erase.</source>
        <translation>No customer was named. Name the one to erase.</translation>
    </message>
    <message>
        <source>Erasing a customer cannot be undone. Confirm it to go on.</source>
        <translation>Erasing a customer cannot be undone. Confirm it to go on.</translation>
    </message>
    <message>
        <source>The word list cannot be written there. Choose another place, or check the rights of the folder.</source>
        <translation>The word list cannot be written there. Choose another place, or check the rights of the folder.</translation>
    </message>
    <message>
        <source>This kind of personal data cannot be used. Correct its name, its pattern or its examples.</source>
        <translation>This kind of personal data cannot be used. Correct its name, its pattern or its examples.</translation>
    </message>
    <message>
        <source>An example comes out differently from what is expected. Correct the pattern or the example.</source>
        <translation>An example comes out differently from what is expected. Correct the pattern or the example.</translation>
    </message>
    <message>
        <source>One of your own kinds of personal data finds too much in this text. Narrow it, then try again.</source>
        <translation>One of your own kinds of personal data finds too much in this text. Narrow it, then try again.</translation>
    </message>
    <message>
        <source>The file of your own kinds of personal data is damaged. Mend it, or move it away to go on without.</source>
        <translation>The file of your own kinds of personal data is damaged. Mend it, or move it away to go on without.</translation>
    </message>
    <message>
        <source>Your own kinds of personal data cannot be written. Check the rights of the profile folder.</source>
        <translation>Your own kinds of personal data cannot be written. Check the rights of the profile folder.</translation>
    </message>
    <message>
        <source>What was to be sent may still hold personal data, so nothing was sent. Report the trace id.</source>
        <translation>What was to be sent may still hold personal data, so nothing was sent. Report the trace id.</translation>
    </message>
    <message>
        <source>The ledger is written to files that end in .jsonl or .csv. Choose one of these names.</source>
        <translation>The ledger is written to files that end in .jsonl or .csv. Choose one of these names.</translation>
    </message>
    <message>
        <source>The ledger cannot be written there. Choose another name or folder.</source>
        <translation>The ledger cannot be written there. Choose another name or folder.</translation>
    </message>
    <message>
        <source>No supervisor&apos;s passphrase is set, so customers&apos; own words stay shut. Set one first.</source>
        <translation>No supervisor&apos;s passphrase is set, so customers&apos; own words stay shut. Set one first.</translation>
    </message>
    <message>
        <source>That is not the supervisor&apos;s passphrase. Wait a moment, then try again.</source>
        <translation>That is not the supervisor&apos;s passphrase. Wait a moment, then try again.</translation>
    </message>
    <message>
        <source>After a wrong passphrase there is a wait, a minute at most. Try again in a moment.</source>
        <translation>After a wrong passphrase there is a wait, a minute at most. Try again in a moment.</translation>
    </message>
    <message>
        <source>The file cannot be written. Choose another place.</source>
        <translation>The file cannot be written. Choose another place.</translation>
    </message>
    <message>
        <source>The disk does not give or take the data. Check it; what was saved stays.</source>
        <translation>The disk does not give or take the data. Check it; what was saved stays.</translation>
    </message>
    <message>
        <source>The database is gone or empty. Restore a backup; to begin anew, move the profile folder away.</source>
        <translation>The database is gone or empty. Restore a backup; to begin anew, move the profile folder away.</translation>
    </message>
    <message>
        <source>The passphrase is too short. Choose ten signs or more: a few words will do.</source>
        <translation>The passphrase is too short. Choose ten signs or more: a few words will do.</translation>
    </message>
    <message>
        <source>The recovery code has seven groups of five signs. Type all of them.</source>
        <translation>The recovery code has seven groups of five signs. Type all of them.</translation>
    </message>
    <message>
        <source>One group of the recovery code has a slip. Compare it with what you wrote down.</source>
        <translation>One group of the recovery code has a slip. Compare it with what you wrote down.</translation>
    </message>
    <message>
        <source>That is a recovery code, but not the one of this profile. Look for the one made last.</source>
        <translation>That is a recovery code, but not the one of this profile. Look for the one made last.</translation>
    </message>
    <message>
        <source>That is not what was shown, so the code was not taken into use. Try again.</source>
        <translation>That is not what was shown, so the code was not taken into use. Try again.</translation>
    </message>
    <message>
        <source>This profile was never given that lock. Open it another way.</source>
        <translation>This profile was never given that lock. Open it another way.</translation>
    </message>
    <message>
        <source>A new profile is sealed, and no keyring here would keep its key. Choose a passphrase.</source>
        <translation>A new profile is sealed, and no keyring here would keep its key. Choose a passphrase.</translation>
    </message>
    <message>
        <source>This profile is sealed by a passphrase. Type it to open the profile.</source>
        <translation>This profile is sealed by a passphrase. Type it to open the profile.</translation>
    </message>
    <message>
        <source>The passphrase does not open this profile. Type it again.</source>
        <translation>The passphrase does not open this profile. Type it again.</translation>
    </message>
    <message>
        <source>The key of this profile is in a keyring, and none answers here. Start one and try again.</source>
        <translation>The key of this profile is in a keyring, and none answers here. Start one and try again.</translation>
    </message>
    <message>
        <source>The keyring that holds the key of this profile is locked. Unlock it and try again.</source>
        <translation>The keyring that holds the key of this profile is locked. Unlock it and try again.</translation>
    </message>
    <message>
        <source>The keyring refused to give the key of this profile. Check it and try again.</source>
        <translation>The keyring refused to give the key of this profile. Check it and try again.</translation>
    </message>
    <message>
        <source>The keyring answers, but the key of this profile is gone from it. Use another way in.</source>
        <translation>The keyring answers, but the key of this profile is gone from it. Use another way in.</translation>
    </message>
    <message>
        <source>What the keyring holds for this profile does not open it: it was changed. Use another way in.</source>
        <translation>What the keyring holds for this profile does not open it: it was changed. Use another way in.</translation>
    </message>
    <message>
        <source>The file that opens the sealed database is gone. Put it back from a backup; nothing was touched.</source>
        <translation>The file that opens the sealed database is gone. Put it back from a backup; nothing was touched.</translation>
    </message>
    <message>
        <source>The file that opens the sealed database is damaged. Put it back from a backup; nothing was touched.</source>
        <translation>The file that opens the sealed database is damaged. Put it back from a backup; nothing was touched.</translation>
    </message>
    <message>
        <source>This profile is sealed, but its database is not: somebody has exchanged the file. Restore a backup.</source>
        <translation>This profile is sealed, but its database is not: somebody has exchanged the file. Restore a backup.</translation>
    </message>
    <message>
        <source>The profile was sealed by a newer Desktop CS. Install that one; nothing was touched.</source>
        <translation>The profile was sealed by a newer Desktop CS. Install that one; nothing was touched.</translation>
    </message>
    <message>
        <source>How the profile is sealed cannot be written down. Free some space, or check the folder&apos;s rights.</source>
        <translation>How the profile is sealed cannot be written down. Free some space, or check the folder&apos;s rights.</translation>
    </message>
    <message>
        <source>The profile&apos;s key is being changed. Start again to finish that first.</source>
        <translation>The profile&apos;s key is being changed. Start again to finish that first.</translation>
    </message>
    <message>
        <source>There is no profile here yet. It is sealed when it is made.</source>
        <translation>There is no profile here yet. It is sealed when it is made.</translation>
    </message>
    <message>
        <source>The newly sealed database differs from the old one, which stays in use. Try again.</source>
        <translation>The newly sealed database differs from the old one, which stays in use. Try again.</translation>
    </message>
</context>
<context>
    <name>EvidenceRow</name>
    <message>
        <source>Question of the knowledge base</source>
        <translation>Question of the knowledge base</translation>
    </message>
    <message>
        <source>Answer of the knowledge base</source>
        <translation>Answer of the knowledge base</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Show the answer of {id}</source>
        <translation>Show the answer of {id}</translation>
    </message>
    <message>
        <source>as “{variant}”</source>
        <translation>as “{variant}”</translation>
    </message>
    <message>
        <source>Wording that matched</source>
        <translation>Wording that matched</translation>
    </message>
</context>
<context>
    <name>FilterMenu</name>
    <message>
        <source>Latest first</source>
        <translation>Latest first</translation>
    </message>
    <message>
        <source>Longest wait first</source>
        <translation>Longest wait first</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Any</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>Intent</source>
        <translation>Intent</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation>Clear the filters</translation>
    </message>
    <message>
        <source>Below the threshold</source>
        <translation>Below the threshold</translation>
    </message>
    <message>
        <source>At or above the threshold</source>
        <translation>At or above the threshold</translation>
    </message>
</context>
<context>
    <name>FollowUps</name>
    <message>
        <source>Likely next questions</source>
        <translation>Likely next questions</translation>
    </message>
    <message>
        <source>Puts the question into the composer; nothing is sent</source>
        <translation>Puts the question into the composer; nothing is sent</translation>
    </message>
</context>
<context>
    <name>GapForm</name>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>What an agent should reply</source>
        <translation>What an agent should reply</translation>
    </message>
    <message>
        <source>Save as a new QA pair</source>
        <translation>Save as a new QA pair</translation>
    </message>
    <message>
        <source>Not ours</source>
        <translation>Not ours</translation>
    </message>
    <message numerus="yes">
        <source>Asked %n time(s), last on {at}</source>
        <translation>
            <numerusform>Asked %n time, last on {at}</numerusform>
            <numerusform>Asked %n times, last on {at}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GapsDialog</name>
    <message>
        <source>Questions nobody could answer</source>
        <translation>Questions nobody could answer</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>Gaps</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>No gaps</source>
        <translation>No gaps</translation>
    </message>
    <message>
        <source>Every question so far found an answer. What nobody can answer is collected here.</source>
        <translation>Every question so far found an answer. What nobody can answer is collected here.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Saved. “{question}” is answered from now on.</source>
        <translation>Saved. “{question}” is answered from now on.</translation>
    </message>
    <message>
        <source>“{question}” and what resembles it stay away.</source>
        <translation>“{question}” and what resembles it stay away.</translation>
    </message>
</context>
<context>
    <name>GuardDialog</name>
    <message>
        <source>How this profile is guarded</source>
        <translation>How this profile is guarded</translation>
    </message>
    <message>
        <source>Export conversations…</source>
        <translation>Export conversations…</translation>
    </message>
    <message>
        <source>Export in customers&apos; own words…</source>
        <translation>Export in customers&apos; own words…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>An export is masked and names nobody. In customers&apos; own words it needs the supervisor.</source>
        <translation>An export is masked and names nobody. In customers&apos; own words it needs the supervisor.</translation>
    </message>
    <message>
        <source>Export conversations</source>
        <translation>Export conversations</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl)</source>
        <translation>JSON lines (*.jsonl)</translation>
    </message>
    <message>
        <source>Not sealed: who can read this disk can read it. To seal it, run: desktop-cs seal</source>
        <translation>Not sealed: who can read this disk can read it. To seal it, run: desktop-cs seal</translation>
    </message>
    <message>
        <source>the keyring</source>
        <translation>the keyring</translation>
    </message>
    <message>
        <source>the passphrase</source>
        <translation>the passphrase</translation>
    </message>
    <message>
        <source>the recovery code</source>
        <translation>the recovery code</translation>
    </message>
    <message>
        <source>Sealed. It is opened by: {ways}.</source>
        <translation>Sealed. It is opened by: {ways}.</translation>
    </message>
    <message>
        <source>There is no recovery code yet; to make one, run: desktop-cs seal --recovery</source>
        <translation>There is no recovery code yet; to make one, run: desktop-cs seal --recovery</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) written</source>
        <translation>
            <numerusform>%n message written</numerusform>
            <numerusform>%n messages written</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Inbox</name>
    <message>
        <source>Ended</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>Until {time}</source>
        <translation>Until {time}</translation>
    </message>
    <message>
        <source>Wants a person</source>
        <translation>Wants a person</translation>
    </message>
    <message>
        <source>Blocked word</source>
        <translation>Blocked word</translation>
    </message>
    <message>
        <source>Being asked</source>
        <translation>Being asked</translation>
    </message>
    <message>
        <source>Agent: {text}</source>
        <translation>Agent: {text}</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Attention</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation>Snoozed</translation>
    </message>
    <message>
        <source>waits {time}</source>
        <translation>waits {time}</translation>
    </message>
</context>
<context>
    <name>InboxView</name>
    <message>
        <source>Paste a customer&apos;s message</source>
        <translation>Paste a customer&apos;s message</translation>
    </message>
    <message>
        <source>Paste a customer&apos;s message (Ctrl+Shift+V)</source>
        <translation>Paste a customer&apos;s message (Ctrl+Shift+V)</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Conversations</translation>
    </message>
    <message>
        <source>Search names and last words</source>
        <translation>Search names and last words</translation>
    </message>
    <message>
        <source>Search conversations</source>
        <translation>Search conversations</translation>
    </message>
    <message>
        <source>Order and filter</source>
        <translation>Order and filter</translation>
    </message>
    <message>
        <source>Nobody is waiting</source>
        <translation>Nobody is waiting</translation>
    </message>
    <message>
        <source>New messages appear here. You can also paste what a customer wrote elsewhere.</source>
        <translation>New messages appear here. You can also paste what a customer wrote elsewhere.</translation>
    </message>
    <message>
        <source>Paste a message</source>
        <translation>Paste a message</translation>
    </message>
    <message>
        <source>No conversation fits</source>
        <translation>No conversation fits</translation>
    </message>
    <message>
        <source>Nothing in this queue holds what you are looking for.</source>
        <translation>Nothing in this queue holds what you are looking for.</translation>
    </message>
    <message>
        <source>Clear search and filters</source>
        <translation>Clear search and filters</translation>
    </message>
    <message numerus="yes">
        <source>%n need attention</source>
        <translation>
            <numerusform>%n needs attention</numerusform>
            <numerusform>%n need attention</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeepTab</name>
    <message>
        <source>never</source>
        <translation>never</translation>
    </message>
    <message>
        <source>Forget sessions after days of silence</source>
        <translation>Forget sessions after days of silence</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Customer</translation>
    </message>
    <message>
        <source>Erase…</source>
        <translation>Erase…</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>Copy the receipt</source>
        <translation>Copy the receipt</translation>
    </message>
    <message>
        <source>A session in which nobody has said anything for so many days is deleted with all it left.</source>
        <translation>A session in which nobody has said anything for so many days is deleted with all it left.</translation>
    </message>
    <message>
        <source>Deletes every message, session, suggestion, draft and order of one customer. Nothing brings them back.</source>
        <translation>Deletes every message, session, suggestion, draft and order of one customer. Nothing brings them back.</translation>
    </message>
    <message>
        <source>Erase one customer</source>
        <translation>Erase one customer</translation>
    </message>
    <message>
        <source>Erase {customer} for good?</source>
        <translation>Erase {customer} for good?</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>Erase for good</translation>
    </message>
    <message>
        <source>{time} · {count} rows removed · customer {mark}</source>
        <translation>{time} · {count} rows removed · customer {mark}</translation>
    </message>
    <message>
        <source>earlier copy, not touched: {path}</source>
        <translation>earlier copy, not touched: {path}</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Insert the suggestion at the caret</source>
        <translation>Insert the suggestion at the caret</translation>
    </message>
    <message>
        <source>Insert the second reply</source>
        <translation>Insert the second reply</translation>
    </message>
    <message>
        <source>Insert the third reply</source>
        <translation>Insert the third reply</translation>
    </message>
    <message>
        <source>Look at the first reply</source>
        <translation>Look at the first reply</translation>
    </message>
    <message>
        <source>Look at the second reply</source>
        <translation>Look at the second reply</translation>
    </message>
    <message>
        <source>Look at the third reply</source>
        <translation>Look at the third reply</translation>
    </message>
    <message>
        <source>Show or fold the sources</source>
        <translation>Show or fold the sources</translation>
    </message>
    <message>
        <source>Show or fold why</source>
        <translation>Show or fold why</translation>
    </message>
    <message>
        <source>Show or fold what was sent</source>
        <translation>Show or fold what was sent</translation>
    </message>
    <message>
        <source>Show or fold the trace</source>
        <translation>Show or fold the trace</translation>
    </message>
    <message>
        <source>Reject the suggestion, then 1 to 7 for why</source>
        <translation>Reject the suggestion, then 1 to 7 for why</translation>
    </message>
    <message>
        <source>Ask for the suggestion again</source>
        <translation>Ask for the suggestion again</translation>
    </message>
    <message>
        <source>Choose sentences (1 to 9), then Enter</source>
        <translation>Choose sentences (1 to 9), then Enter</translation>
    </message>
    <message>
        <source>Have the reply made shorter</source>
        <translation>Have the reply made shorter</translation>
    </message>
    <message>
        <source>Have it made friendlier</source>
        <translation>Have it made friendlier</translation>
    </message>
    <message>
        <source>Have it translated</source>
        <translation>Have it translated</translation>
    </message>
    <message>
        <source>Send (in the composer; Enter is a new line)</source>
        <translation>Send (in the composer; Enter is a new line)</translation>
    </message>
    <message>
        <source>Send although the customer has written again (in the composer)</source>
        <translation>Send although the customer has written again (in the composer)</translation>
    </message>
    <message>
        <source>Take the new suggestion in place of the text</source>
        <translation>Take the new suggestion in place of the text</translation>
    </message>
    <message>
        <source>Keep the text although it is out of date</source>
        <translation>Keep the text although it is out of date</translation>
    </message>
    <message>
        <source>Next conversation</source>
        <translation>Next conversation</translation>
    </message>
    <message>
        <source>Previous conversation</source>
        <translation>Previous conversation</translation>
    </message>
    <message>
        <source>Write a reply</source>
        <translation>Write a reply</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Write a note</translation>
    </message>
    <message>
        <source>End the session</source>
        <translation>End the session</translation>
    </message>
    <message>
        <source>Paste a customer&apos;s message</source>
        <translation>Paste a customer&apos;s message</translation>
    </message>
    <message>
        <source>Search conversations</source>
        <translation>Search conversations</translation>
    </message>
    <message>
        <source>Show this list</source>
        <translation>Show this list</translation>
    </message>
    <message>
        <source>Start fresh: a new session after this one</source>
        <translation>Start fresh: a new session after this one</translation>
    </message>
    <message>
        <source>Carry over what the last session knew</source>
        <translation>Carry over what the last session knew</translation>
    </message>
    <message>
        <source>Word lists, own kinds of data, erasing</source>
        <translation>Word lists, own kinds of data, erasing</translation>
    </message>
    <message>
        <source>Hold to see hidden phone numbers and the like</source>
        <translation>Hold to see hidden phone numbers and the like</translation>
    </message>
    <message>
        <source>Fix what the draft check found first</source>
        <translation>Fix what the draft check found first</translation>
    </message>
    <message>
        <source>Say why a held draft may be sent</source>
        <translation>Say why a held draft may be sent</translation>
    </message>
    <message>
        <source>Show what left this machine</source>
        <translation>Show what left this machine</translation>
    </message>
</context>
<context>
    <name>KindsTab</name>
    <message>
        <source>Your kinds</source>
        <translation>Your kinds</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>New</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>RE2, e.g. (?:badge )(GH\d{6}); the group is what is masked</source>
        <translation>RE2, e.g. (?:badge )(GH\d{6}); the group is what is masked</translation>
    </message>
    <message>
        <source>My badge is GH123456 =&gt; GH123456
GH12 is a model =&gt;</source>
        <translation>My badge is GH123456 =&gt; GH123456
GH12 is a model =&gt;</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>Pattern</translation>
    </message>
    <message>
        <source>or words, one a line</source>
        <translation>or words, one a line</translation>
    </message>
    <message>
        <source>Examples: text =&gt; what is found</source>
        <translation>Examples: text =&gt; what is found</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Try it</translation>
    </message>
    <message>
        <source>Kinds of personal data that only your company has. They are masked like phone numbers.</source>
        <translation>Kinds of personal data that only your company has. They are masked like phone numbers.</translation>
    </message>
    <message>
        <source>on the screen</source>
        <translation>on the screen</translation>
    </message>
    <message>
        <source>to Coze</source>
        <translation>to Coze</translation>
    </message>
</context>
<context>
    <name>LedgerDialog</name>
    <message>
        <source>What left this machine</source>
        <translation>What left this machine</translation>
    </message>
    <message>
        <source>Server, purpose or trace id</source>
        <translation>Server, purpose or trace id</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Request as it was sent</source>
        <translation>Request as it was sent</translation>
    </message>
    <message>
        <source>Nothing to show</source>
        <translation>Nothing to show</translation>
    </message>
    <message>
        <source>Nothing has left this machine, or nothing that fits the filter.</source>
        <translation>Nothing has left this machine, or nothing that fits the filter.</translation>
    </message>
    <message>
        <source>Write the ledger to</source>
        <translation>Write the ledger to</translation>
    </message>
    <message>
        <source>Written to {file}.</source>
        <translation>Written to {file}.</translation>
    </message>
    <message>
        <source>trace {trace}</source>
        <translation>trace {trace}</translation>
    </message>
    <message>
        <source>A sign-in: its content is secret, so it is not kept.</source>
        <translation>A sign-in: its content is secret, so it is not kept.</translation>
    </message>
    <message>
        <source>The ledger was changed from outside: entry {number} does not fit.</source>
        <translation>The ledger was changed from outside: entry {number} does not fit.</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies), each sealed to the one before; none was changed or taken out.</source>
        <translation>
            <numerusform>%n entry, sealed; it was not changed.</numerusform>
            <numerusform>%n entries, each sealed to the one before; none was changed or taken out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LedgerModel</name>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Masked</source>
        <translation>Masked</translation>
    </message>
    <message>
        <source>{purpose} (not sent)</source>
        <translation>{purpose} (not sent)</translation>
    </message>
</context>
<context>
    <name>LifeMenu</name>
    <message>
        <source>A session ends after</source>
        <translation>A session ends after</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) of silence</source>
        <translation>
            <numerusform>%n minute of silence</numerusform>
            <numerusform>%n minutes of silence</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LinkBar</name>
    <message>
        <source>Open {host}…</source>
        <translation>Open {host}…</translation>
    </message>
</context>
<context>
    <name>LinkDialog</name>
    <message>
        <source>Open a link</source>
        <translation>Open a link</translation>
    </message>
    <message>
        <source>This link comes from a text that Coze or a customer wrote. It opens in the browser.</source>
        <translation>This link comes from a text that Coze or a customer wrote. It opens in the browser.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>Lint</name>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Put the value back</source>
        <translation>Put the value back</translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation>Take it out</translation>
    </message>
    <message>
        <source>“{words}” is personal data of another customer.</source>
        <translation>“{words}” is personal data of another customer.</translation>
    </message>
    <message>
        <source>“{words}”: no source, order or message names this amount.</source>
        <translation>“{words}”: no source, order or message names this amount.</translation>
    </message>
    <message>
        <source>“{words}”: no source, order or message names this time.</source>
        <translation>“{words}”: no source, order or message names this time.</translation>
    </message>
    <message>
        <source>“{words}” promises what no source promises.</source>
        <translation>“{words}” promises what no source promises.</translation>
    </message>
    <message>
        <source>The customer writes {language}; the reply does not.</source>
        <translation>The customer writes {language}; the reply does not.</translation>
    </message>
    <message>
        <source>“{words}” is on the word list ({listed}).</source>
        <translation>“{words}” is on the word list ({listed}).</translation>
    </message>
    <message>
        <source>“{words}” is a placeholder; the customer would read it so.</source>
        <translation>“{words}” is a placeholder; the customer would read it so.</translation>
    </message>
    <message>
        <source>“{words}” stands for nothing in this conversation.</source>
        <translation>“{words}” stands for nothing in this conversation.</translation>
    </message>
    <message>
        <source>“{words}” was never filled in.</source>
        <translation>“{words}” was never filled in.</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>Chinese</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
</context>
<context>
    <name>LintStrip</name>
    <message>
        <source>Why send it all the same? (Ctrl+Shift+O)</source>
        <translation>Why send it all the same? (Ctrl+Shift+O)</translation>
    </message>
    <message>
        <source>Reason to send it all the same</source>
        <translation>Reason to send it all the same</translation>
    </message>
    <message>
        <source>Send all the same</source>
        <translation>Send all the same</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message>
        <source>Not sent. Fix it, or say why it may go.</source>
        <translation>Not sent. Fix it, or say why it may go.</translation>
    </message>
    <message>
        <source>Not sent yet. Press Ctrl+Enter again to send it as it is.</source>
        <translation>Not sent yet. Press Ctrl+Enter again to send it as it is.</translation>
    </message>
</context>
<context>
    <name>Lock</name>
    <message>
        <source>Seal this profile</source>
        <translation>Seal this profile</translation>
    </message>
    <message>
        <source>Customers&apos; messages are encrypted here. No keyring answers, so a passphrase keeps the key.</source>
        <translation>Customers&apos; messages are encrypted here. No keyring answers, so a passphrase keeps the key.</translation>
    </message>
    <message>
        <source>Seal by this passphrase</source>
        <translation>Seal by this passphrase</translation>
    </message>
    <message>
        <source>Seal this profile?</source>
        <translation>Seal this profile?</translation>
    </message>
    <message>
        <source>An earlier version made it without encryption: who can read this disk can read it.</source>
        <translation>An earlier version made it without encryption: who can read this disk can read it.</translation>
    </message>
    <message>
        <source>Seal it now</source>
        <translation>Seal it now</translation>
    </message>
    <message>
        <source>Set a new passphrase</source>
        <translation>Set a new passphrase</translation>
    </message>
    <message>
        <source>The recovery code has opened it. No keyring answers, so nothing would open it next time.</source>
        <translation>The recovery code has opened it. No keyring answers, so nothing would open it next time.</translation>
    </message>
    <message>
        <source>Set the passphrase</source>
        <translation>Set the passphrase</translation>
    </message>
    <message>
        <source>Go on without encryption</source>
        <translation>Go on without encryption</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Leave it as it is</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Not now</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Opening the desk…</source>
        <translation>Opening the desk…</translation>
    </message>
    <message>
        <source>Conversations and knowledge are being opened on this machine.</source>
        <translation>Conversations and knowledge are being opened on this machine.</translation>
    </message>
    <message>
        <source>The desk cannot be opened</source>
        <translation>The desk cannot be opened</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Close this message</translation>
    </message>
</context>
<context>
    <name>Meter</name>
    <message>
        <source>Score {score:.2f}</source>
        <translation>Score {score:.2f}</translation>
    </message>
    <message>
        <source>Threshold {threshold:.2f}</source>
        <translation>Threshold {threshold:.2f}</translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>New passphrase (not needed with a keyring)</source>
        <translation>New passphrase (not needed with a keyring)</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>New passphrase</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>The same once more</translation>
    </message>
    <message>
        <source>Ten signs or more; a few words will do. It is stored nowhere: nobody can tell it to you.</source>
        <translation>Ten signs or more; a few words will do. It is stored nowhere: nobody can tell it to you.</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>The two are not the same.</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Ask again</source>
        <translation>Ask again</translation>
    </message>
    <message>
        <source>Plug in</source>
        <translation>Plug in</translation>
    </message>
    <message>
        <source>Connect Coze</source>
        <translation>Connect Coze</translation>
    </message>
    <message>
        <source>Show the newest</source>
        <translation>Show the newest</translation>
    </message>
    <message>
        <source>Write a reply</source>
        <translation>Write a reply</translation>
    </message>
    <message>
        <source>Insert it</source>
        <translation>Insert it</translation>
    </message>
    <message>
        <source>Show the sources</source>
        <translation>Show the sources</translation>
    </message>
    <message>
        <source>Sent as it was.</source>
        <translation>Sent as it was.</translation>
    </message>
    <message>
        <source>Sent with your edits.</source>
        <translation>Sent with your edits.</translation>
    </message>
    <message>
        <source>Rejected: {reason}</source>
        <translation>Rejected: {reason}</translation>
    </message>
    <message>
        <source>The customer wrote again; this is out of date.</source>
        <translation>The customer wrote again; this is out of date.</translation>
    </message>
    <message>
        <source>No such order on this machine. Check the number.</source>
        <translation>No such order on this machine. Check the number.</translation>
    </message>
    <message>
        <source>Nothing reliable is known about this. Ask the customer for more, or answer yourself.</source>
        <translation>Nothing reliable is known about this. Ask the customer for more, or answer yourself.</translation>
    </message>
    <message>
        <source>This is for a person: read it yourself before you answer.</source>
        <translation>This is for a person: read it yourself before you answer.</translation>
    </message>
    <message>
        <source>Still missing: {slots}. The reply asks for it.</source>
        <translation>Still missing: {slots}. The reply asks for it.</translation>
    </message>
    <message>
        <source>It is not clear what is meant. The reply asks back.</source>
        <translation>It is not clear what is meant. The reply asks back.</translation>
    </message>
    <message>
        <source>A listed word was found. Nothing left this machine.</source>
        <translation>A listed word was found. Nothing left this machine.</translation>
    </message>
    <message>
        <source>On the company&apos;s list: {words}. Nothing left this machine.</source>
        <translation>On the company&apos;s list: {words}. Nothing left this machine.</translation>
    </message>
    <message>
        <source>On the open list: {words}. Nothing left this machine.</source>
        <translation>On the open list: {words}. Nothing left this machine.</translation>
    </message>
    <message>
        <source>Listed words to look at: {words}.</source>
        <translation>Listed words to look at: {words}.</translation>
    </message>
    <message>
        <source>The score is below the threshold. Check the evidence first.</source>
        <translation>The score is below the threshold. Check the evidence first.</translation>
    </message>
    <message>
        <source>Changing a reply takes Coze ({cause}). It is as it was.</source>
        <translation>Changing a reply takes Coze ({cause}). It is as it was.</translation>
    </message>
    <message>
        <source>Coze: {cause}. What had come is kept; the local answer follows.</source>
        <translation>Coze: {cause}. What had come is kept; the local answer follows.</translation>
    </message>
</context>
<context>
    <name>Panels</name>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>What was sent</source>
        <translation>What was sent</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>Trace</translation>
    </message>
</context>
<context>
    <name>PasteDialog</name>
    <message>
        <source>Paste a customer&apos;s message</source>
        <translation>Paste a customer&apos;s message</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Customer</translation>
    </message>
    <message>
        <source>What the customer wrote</source>
        <translation>What the customer wrote</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>The message is stored and answered like any other.</source>
        <translation>The message is stored and answered like any other.</translation>
    </message>
    <message>
        <source>Choose the customer, or enter a name.</source>
        <translation>Choose the customer, or enter a name.</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Workbench</source>
        <translation>Workbench</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>Switch to Chinese</source>
        <translation>Switch to Chinese</translation>
    </message>
    <message>
        <source>Keys (F1)</source>
        <translation>Keys (F1)</translation>
    </message>
    <message>
        <source>Appearance: as the system</source>
        <translation>Appearance: as the system</translation>
    </message>
    <message>
        <source>Appearance: light</source>
        <translation>Appearance: light</translation>
    </message>
    <message>
        <source>Appearance: dark</source>
        <translation>Appearance: dark</translation>
    </message>
    <message>
        <source>Questions nobody could answer</source>
        <translation>Questions nobody could answer</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Threshold</translation>
    </message>
    <message>
        <source>Words and personal data (Ctrl+Shift+W)</source>
        <translation>Words and personal data (Ctrl+Shift+W)</translation>
    </message>
    <message>
        <source>What left this machine (Ctrl Shift L)</source>
        <translation>What left this machine (Ctrl Shift L)</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>The knowledge base has an answer to this.</source>
        <translation>The knowledge base has an answer to this.</translation>
    </message>
    <message>
        <source>No intent is sure enough, but the knowledge base has an answer that fits.</source>
        <translation>No intent is sure enough, but the knowledge base has an answer that fits.</translation>
    </message>
    <message>
        <source>Neither the knowledge base nor an order says anything on this.</source>
        <translation>Neither the knowledge base nor an order says anything on this.</translation>
    </message>
    <message>
        <source>The order in question is known on this machine.</source>
        <translation>The order in question is known on this machine.</translation>
    </message>
    <message>
        <source>No order of that number is known on this machine.</source>
        <translation>No order of that number is known on this machine.</translation>
    </message>
    <message>
        <source>No such order, but numbers that look like it are known.</source>
        <translation>No such order, but numbers that look like it are known.</translation>
    </message>
    <message>
        <source>Several orders fit; the reply asks which one is meant.</source>
        <translation>Several orders fit; the reply asks which one is meant.</translation>
    </message>
    <message>
        <source>Something is missing before this can be answered.</source>
        <translation>Something is missing before this can be answered.</translation>
    </message>
    <message>
        <source>It was asked for before and is still missing.</source>
        <translation>It was asked for before and is still missing.</translation>
    </message>
    <message>
        <source>Two meanings are close; the reply asks which one.</source>
        <translation>Two meanings are close; the reply asks which one.</translation>
    </message>
    <message>
        <source>Small talk; nothing was looked up.</source>
        <translation>Small talk; nothing was looked up.</translation>
    </message>
    <message>
        <source>The customer says that all is settled.</source>
        <translation>The customer says that all is settled.</translation>
    </message>
    <message>
        <source>Matters of this kind are for a person.</source>
        <translation>Matters of this kind are for a person.</translation>
    </message>
    <message>
        <source>The customer asked for a person.</source>
        <translation>The customer asked for a person.</translation>
    </message>
    <message>
        <source>The customer is upset.</source>
        <translation>The customer is upset.</translation>
    </message>
    <message>
        <source>The message speaks of lawyers, authorities or the press.</source>
        <translation>The message speaks of lawyers, authorities or the press.</translation>
    </message>
    <message>
        <source>Several turns in a row did not help the customer.</source>
        <translation>Several turns in a row did not help the customer.</translation>
    </message>
    <message>
        <source>The word filter stopped the message.</source>
        <translation>The word filter stopped the message.</translation>
    </message>
    <message>
        <source>Another source of the knowledge base fits as well.</source>
        <translation>Another source of the knowledge base fits as well.</translation>
    </message>
    <message>
        <source>The conversation names an order that is known here.</source>
        <translation>The conversation names an order that is known here.</translation>
    </message>
    <message>
        <source>A colleague can take over.</source>
        <translation>A colleague can take over.</translation>
    </message>
    <message>
        <source>The reply as it was before.</source>
        <translation>The reply as it was before.</translation>
    </message>
    <message>
        <source>Only Coze can change a reply, and it could not be used.</source>
        <translation>Only Coze can change a reply, and it could not be used.</translation>
    </message>
    <message>
        <source>Made shorter by Coze.</source>
        <translation>Made shorter by Coze.</translation>
    </message>
    <message>
        <source>Made friendlier by Coze.</source>
        <translation>Made friendlier by Coze.</translation>
    </message>
    <message>
        <source>Translated by Coze.</source>
        <translation>Translated by Coze.</translation>
    </message>
    <message>
        <source>Order: {status}</source>
        <translation>Order: {status}</translation>
    </message>
    <message>
        <source>Before the change</source>
        <translation>Before the change</translation>
    </message>
    <message>
        <source>Hand over to a colleague</source>
        <translation>Hand over to a colleague</translation>
    </message>
    <message>
        <source>as of {time}</source>
        <translation>as of {time}</translation>
    </message>
</context>
<context>
    <name>RenewalStrip</name>
    <message>
        <source>Take the new one</source>
        <translation>Take the new one</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Keep mine</translation>
    </message>
    <message>
        <source>Send all the same</source>
        <translation>Send all the same</translation>
    </message>
    <message>
        <source>Not sent: the customer has written again since this text was suggested.</source>
        <translation>Not sent: the customer has written again since this text was suggested.</translation>
    </message>
    <message>
        <source>The customer has written again. Your text stays while a new suggestion is made.</source>
        <translation>The customer has written again. Your text stays while a new suggestion is made.</translation>
    </message>
    <message>
        <source>The customer has written again. Read it before you send.</source>
        <translation>The customer has written again. Read it before you send.</translation>
    </message>
    <message>
        <source>The customer has written again. The new suggestion says the same.</source>
        <translation>The customer has written again. The new suggestion says the same.</translation>
    </message>
    <message>
        <source>The customer has written again. Your text against the new suggestion:</source>
        <translation>The customer has written again. Your text against the new suggestion:</translation>
    </message>
</context>
<context>
    <name>RequestView</name>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>Lay out</source>
        <translation>Lay out</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Copy the whole request</source>
        <translation>Copy the whole request</translation>
    </message>
    <message>
        <source>Request as it was sent</source>
        <translation>Request as it was sent</translation>
    </message>
    <message>
        <source>A question without a body</source>
        <translation>A question without a body</translation>
    </message>
    <message>
        <source>As sent</source>
        <translation>As sent</translation>
    </message>
</context>
<context>
    <name>SafetyDialog</name>
    <message>
        <source>Words and personal data</source>
        <translation>Words and personal data</translation>
    </message>
    <message>
        <source>Word lists</source>
        <translation>Word lists</translation>
    </message>
    <message>
        <source>Own kinds of personal data</source>
        <translation>Own kinds of personal data</translation>
    </message>
    <message>
        <source>Keeping and erasing</source>
        <translation>Keeping and erasing</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>SendLess</name>
    <message>
        <source>Ask again with this choice</source>
        <translation>Ask again with this choice</translation>
    </message>
    <message>
        <source>Send less</source>
        <translation>Send less</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Customer</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Left out: {text}</source>
        <translation>Left out: {text}</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Put back</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Leave out</translation>
    </message>
</context>
<context>
    <name>SentPanel</name>
    <message numerus="yes">
        <source>%n masked</source>
        <translation>
            <numerusform>%n masked</numerusform>
            <numerusform>%n masked</numerusform>
        </translation>
    </message>
    <message>
        <source>Redacted text</source>
        <translation>Redacted text</translation>
    </message>
    <message>
        <source>Nothing left this machine</source>
        <translation>Nothing left this machine</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>Left this machine</source>
        <translation>Left this machine</translation>
    </message>
</context>
<context>
    <name>ShutPanel</name>
    <message>
        <source>This profile is locked</source>
        <translation>This profile is locked</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Recovery code</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Open by the recovery code</source>
        <translation>Open by the recovery code</translation>
    </message>
    <message>
        <source>Neither a passphrase nor a recovery code was ever set: only the keyring opens it.</source>
        <translation>Neither a passphrase nor a recovery code was ever set: only the keyring opens it.</translation>
    </message>
</context>
<context>
    <name>SnoozeMenu</name>
    <message>
        <source>Snooze for 15 minutes</source>
        <translation>Snooze for 15 minutes</translation>
    </message>
    <message>
        <source>Snooze for an hour</source>
        <translation>Snooze for an hour</translation>
    </message>
    <message>
        <source>Snooze until tomorrow, 9:00</source>
        <translation>Snooze until tomorrow, 9:00</translation>
    </message>
    <message>
        <source>Bring it back now</source>
        <translation>Bring it back now</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Failover drill…</source>
        <translation>Failover drill…</translation>
    </message>
    <message>
        <source>No keyring: the token is kept for this run only</source>
        <translation>No keyring: the token is kept for this run only</translation>
    </message>
    <message>
        <source>first words {time}</source>
        <translation>first words {time}</translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s)</source>
        <translation>
            <numerusform>%n pair</numerusform>
            <numerusform>%n pairs</numerusform>
        </translation>
    </message>
    <message>
        <source>Knowledge v{version}</source>
        <translation>Knowledge v{version}</translation>
    </message>
    <message>
        <source>next try in {time}</source>
        <translation>next try in {time}</translation>
    </message>
    <message>
        <source>Opens the connection to Coze</source>
        <translation>Opens the connection to Coze</translation>
    </message>
    <message>
        <source>Calls today {today}</source>
        <translation>Calls today {today}</translation>
    </message>
    <message>
        <source>{total} / {limit} in all</source>
        <translation>{total} / {limit} in all</translation>
    </message>
    <message>
        <source>used up</source>
        <translation>used up</translation>
    </message>
    <message>
        <source>nearly used up</source>
        <translation>nearly used up</translation>
    </message>
    <message>
        <source>The plan allows {limit} calls in all. Once they are used up, answers come from this machine.</source>
        <translation>The plan allows {limit} calls in all. Once they are used up, answers come from this machine.</translation>
    </message>
    <message>
        <source>Pull Coze&apos;s plug (demo)</source>
        <translation>Pull Coze&apos;s plug (demo)</translation>
    </message>
    <message>
        <source>Work offline</source>
        <translation>Work offline</translation>
    </message>
    <message>
        <source>Plug is out: put it in (demo)</source>
        <translation>Plug is out: put it in (demo)</translation>
    </message>
    <message>
        <source>Offline: go online</source>
        <translation>Offline: go online</translation>
    </message>
    <message>
        <source>Really cuts the line to the emulated Coze; the next card comes from this machine.</source>
        <translation>Really cuts the line to the emulated Coze; the next card comes from this machine.</translation>
    </message>
    <message>
        <source>Answers come from this machine alone until you go online again.</source>
        <translation>Answers come from this machine alone until you go online again.</translation>
    </message>
    <message>
        <source>Sealed</source>
        <translation>Sealed</translation>
    </message>
    <message>
        <source>Unsealed</source>
        <translation>Unsealed</translation>
    </message>
    <message>
        <source>The profile is encrypted on this machine.</source>
        <translation>The profile is encrypted on this machine.</translation>
    </message>
    <message>
        <source>The profile is not encrypted: who can read this disk can read it.</source>
        <translation>The profile is not encrypted: who can read this disk can read it.</translation>
    </message>
    <message>
        <source>Demo profile</source>
        <translation>Demo profile</translation>
    </message>
    <message>
        <source>Profile {name}</source>
        <translation>Profile {name}</translation>
    </message>
</context>
<context>
    <name>SuggestionPane</name>
    <message>
        <source>Suggestions</source>
        <translation>Suggestions</translation>
    </message>
    <message>
        <source>No suggestion yet</source>
        <translation>No suggestion yet</translation>
    </message>
    <message>
        <source>When the customer writes, a reply with its reasons appears here.</source>
        <translation>When the customer writes, a reply with its reasons appears here.</translation>
    </message>
    <message>
        <source>Suggest a reply</source>
        <translation>Suggest a reply</translation>
    </message>
</context>
<context>
    <name>ThresholdDialog</name>
    <message>
        <source>Threshold</source>
        <translation>Threshold</translation>
    </message>
    <message>
        <source>Line: F1 · band: 95 % interval · dot: best · dashes: in use</source>
        <translation>Line: F1 · band: 95 % interval · dot: best · dashes: in use</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Apply</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>An intent that scores below the threshold is not believed. The curve shows how well each threshold tells questions this shop cannot answer from those it can, on phrasings and agents&apos; decisions that the model had not seen.</source>
        <translation>An intent that scores below the threshold is not believed. The curve shows how well each threshold tells questions this shop cannot answer from those it can, on phrasings and agents&apos; decisions that the model had not seen.</translation>
    </message>
    <message>
        <source>Apply {best}</source>
        <translation>Apply {best}</translation>
    </message>
    <message>
        <source>Measuring on the labels of this machine…</source>
        <translation>Measuring on the labels of this machine…</translation>
    </message>
    <message>
        <source>Not enough labels yet ({have} of {needed}). The shipped threshold stands: {shipped}</source>
        <translation>Not enough labels yet ({have} of {needed}). The shipped threshold stands: {shipped}</translation>
    </message>
    <message>
        <source>{current} counts from the next message on; it was {before}.</source>
        <translation>{current} counts from the next message on; it was {before}.</translation>
    </message>
    <message>
        <source>In use: {current} (shipped: {shipped})</source>
        <translation>In use: {current} (shipped: {shipped})</translation>
    </message>
    <message>
        <source>Best: {best}, F1 {f1}, 95 % interval {low} to {high}</source>
        <translation>Best: {best}, F1 {f1}, 95 % interval {low} to {high}</translation>
    </message>
    <message>
        <source>{labels} labels, {confirmed} of them from agents; calibration error {ece}</source>
        <translation>{labels} labels, {confirmed} of them from agents; calibration error {ece}</translation>
    </message>
</context>
<context>
    <name>TracePanel</name>
    <message>
        <source>Trace id</source>
        <translation>Trace id</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Copy the trace id</source>
        <translation>Copy the trace id</translation>
    </message>
    <message>
        <source>Time of each stage</source>
        <translation>Time of each stage</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n token</numerusform>
            <numerusform>%n tokens</numerusform>
        </translation>
    </message>
    <message>
        <source>Written by: {engine}</source>
        <translation>Written by: {engine}</translation>
    </message>
    <message>
        <source>Why not Coze: {cause}</source>
        <translation>Why not Coze: {cause}</translation>
    </message>
</context>
<context>
    <name>UnlockDialog</name>
    <message>
        <source>Supervisor&apos;s unlock</source>
        <translation>Supervisor&apos;s unlock</translation>
    </message>
    <message>
        <source>Supervisor&apos;s passphrase</source>
        <translation>Supervisor&apos;s passphrase</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>Set and unlock</source>
        <translation>Set and unlock</translation>
    </message>
    <message>
        <source>Customers&apos; own words are shown after the supervisor&apos;s passphrase alone. Each time is recorded.</source>
        <translation>Customers&apos; own words are shown after the supervisor&apos;s passphrase alone. Each time is recorded.</translation>
    </message>
    <message>
        <source>No supervisor&apos;s passphrase is set yet. Whoever supervises this profile sets it now.</source>
        <translation>No supervisor&apos;s passphrase is set yet. Whoever supervises this profile sets it now.</translation>
    </message>
</context>
<context>
    <name>WhyPanel</name>
    <message>
        <source>Why this reply</source>
        <translation>Why this reply</translation>
    </message>
    <message>
        <source>Intents and their scores</source>
        <translation>Intents and their scores</translation>
    </message>
    <message>
        <source>Matched terms and their weight</source>
        <translation>Matched terms and their weight</translation>
    </message>
    <message>
        <source>Intents</source>
        <translation>Intents</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Terms</translation>
    </message>
    <message>
        <source>Not decided yet.</source>
        <translation>Not decided yet.</translation>
    </message>
    <message>
        <source>{score}  — threshold —</source>
        <translation>{score}  — threshold —</translation>
    </message>
    <message>
        <source>The best is ahead by {margin}.</source>
        <translation>The best is ahead by {margin}.</translation>
    </message>
    <message>
        <source>{id}: {score} in all</source>
        <translation>{id}: {score} in all</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Not recognised</source>
        <translation>Not recognised</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>Local</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>Word filter</source>
        <translation>Word filter</translation>
    </message>
    <message>
        <source>Coze online</source>
        <translation>Coze online</translation>
    </message>
    <message>
        <source>Coze slow</source>
        <translation>Coze slow</translation>
    </message>
    <message>
        <source>Coze limited</source>
        <translation>Coze limited</translation>
    </message>
    <message>
        <source>Coze signed out</source>
        <translation>Coze signed out</translation>
    </message>
    <message>
        <source>Coze down</source>
        <translation>Coze down</translation>
    </message>
    <message>
        <source>Offline by choice</source>
        <translation>Offline by choice</translation>
    </message>
    <message>
        <source>Coze not connected</source>
        <translation>Coze not connected</translation>
    </message>
    <message>
        <source>High</source>
        <translation>High</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Medium</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Low</translation>
    </message>
    <message>
        <source>receive</source>
        <translation>receive</translation>
    </message>
    <message>
        <source>word filter</source>
        <translation>word filter</translation>
    </message>
    <message>
        <source>redact</source>
        <translation>redact</translation>
    </message>
    <message>
        <source>understand</source>
        <translation>understand</translation>
    </message>
    <message>
        <source>track</source>
        <translation>track</translation>
    </message>
    <message>
        <source>look up</source>
        <translation>look up</translation>
    </message>
    <message>
        <source>compose</source>
        <translation>compose</translation>
    </message>
    <message>
        <source>restore</source>
        <translation>restore</translation>
    </message>
    <message>
        <source>to understand</source>
        <translation>to understand</translation>
    </message>
    <message>
        <source>to compose</source>
        <translation>to compose</translation>
    </message>
    <message>
        <source>to stop composing</source>
        <translation>to stop composing</translation>
    </message>
    <message>
        <source>order number</source>
        <translation>order number</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>phone</translation>
    </message>
    <message>
        <source>amount</source>
        <translation>amount</translation>
    </message>
    <message>
        <source>date</source>
        <translation>date</translation>
    </message>
    <message>
        <source>product</source>
        <translation>product</translation>
    </message>
    <message>
        <source>address</source>
        <translation>address</translation>
    </message>
    <message>
        <source>waybill</source>
        <translation>waybill</translation>
    </message>
    <message>
        <source>size</source>
        <translation>size</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>colour</translation>
    </message>
    <message>
        <source>suggestion sent as it was</source>
        <translation>suggestion sent as it was</translation>
    </message>
    <message>
        <source>suggestion sent with edits</source>
        <translation>suggestion sent with edits</translation>
    </message>
    <message>
        <source>suggestion rejected</source>
        <translation>suggestion rejected</translation>
    </message>
    <message>
        <source>suggestion not used</source>
        <translation>suggestion not used</translation>
    </message>
    <message>
        <source>suggestion expired</source>
        <translation>suggestion expired</translation>
    </message>
    <message>
        <source>Wrong fact</source>
        <translation>Wrong fact</translation>
    </message>
    <message>
        <source>Wrong intent</source>
        <translation>Wrong intent</translation>
    </message>
    <message>
        <source>Outdated</source>
        <translation>Outdated</translation>
    </message>
    <message>
        <source>Wrong tone</source>
        <translation>Wrong tone</translation>
    </message>
    <message>
        <source>Incomplete</source>
        <translation>Incomplete</translation>
    </message>
    <message>
        <source>Unsafe to say</source>
        <translation>Unsafe to say</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>Another reason</translation>
    </message>
    <message>
        <source>not paid</source>
        <translation>not paid</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>paid</translation>
    </message>
    <message>
        <source>packed</source>
        <translation>packed</translation>
    </message>
    <message>
        <source>on its way</source>
        <translation>on its way</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>delivered</translation>
    </message>
    <message>
        <source>being returned</source>
        <translation>being returned</translation>
    </message>
    <message>
        <source>refunded</source>
        <translation>refunded</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>cancelled</translation>
    </message>
    <message>
        <source>Web chat</source>
        <translation>Web chat</translation>
    </message>
    <message>
        <source>Pasted</source>
        <translation>Pasted</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>Command line</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Yesterday</translation>
    </message>
    <message>
        <source>new today</source>
        <translation>new today</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>from cache</source>
        <translation>from cache</translation>
    </message>
    <message>
        <source>from cache, {seconds} s old</source>
        <translation>from cache, {seconds} s old</translation>
    </message>
    <message>
        <source>to fetch the rest of a reply</source>
        <translation>to fetch the rest of a reply</translation>
    </message>
    <message>
        <source>to see whether Coze is there</source>
        <translation>to see whether Coze is there</translation>
    </message>
    <message>
        <source>to sign in</source>
        <translation>to sign in</translation>
    </message>
</context>
<context>
    <name>WordsTab</name>
    <message>
        <source>A word or phrase</source>
        <translation>A word or phrase</translation>
    </message>
    <message>
        <source>What a hit does</source>
        <translation>What a hit does</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Words</translation>
    </message>
    <message>
        <source>Reply to a blocked message</source>
        <translation>Reply to a blocked message</translation>
    </message>
    <message>
        <source>Type a text to see what would be found</source>
        <translation>Type a text to see what would be found</translation>
    </message>
    <message>
        <source>stops</source>
        <translation>stops</translation>
    </message>
    <message>
        <source>warns</source>
        <translation>warns</translation>
    </message>
    <message>
        <source>is allowed</source>
        <translation>is allowed</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Import…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>Words your company does not want to read or write</source>
        <translation>Words your company does not want to read or write</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Try it</translation>
    </message>
    <message>
        <source>Import words</source>
        <translation>Import words</translation>
    </message>
    <message>
        <source>Export words</source>
        <translation>Export words</translation>
    </message>
    <message>
        <source>Nothing is found.</source>
        <translation>Nothing is found.</translation>
    </message>
</context>
<context>
    <name>_Words</name>
    <message>
        <source>removed: {text}</source>
        <translation>removed: {text}</translation>
    </message>
    <message>
        <source>added: {text}</source>
        <translation>added: {text}</translation>
    </message>
</context>
</TS>
