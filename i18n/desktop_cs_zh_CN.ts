<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Announcer</name>
    <message>
        <source>score {level}</source>
        <translation>置信度{level}</translation>
    </message>
    <message numerus="yes">
        <source>%n source(s)</source>
        <translation>
            <numerusform>%n 条依据</numerusform>
        </translation>
    </message>
    <message>
        <source>Suggestion: {told}</source>
        <translation>建议：{told}</translation>
    </message>
</context>
<context>
    <name>CandidateRow</name>
    <message>
        <source>Reply {place}: {title}, {end}</source>
        <translation>回复 {place}：{title}，{end}</translation>
    </message>
</context>
<context>
    <name>CardActions</name>
    <message>
        <source>Insert</source>
        <translation>插入</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>重新生成</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>不合适</translation>
    </message>
    <message>
        <source>Pick</source>
        <translation>选句</translation>
    </message>
    <message>
        <source>Choose which sentences to insert ({keys})</source>
        <translation>选择要插入的句子（{keys}）</translation>
    </message>
    <message>
        <source>Insert {chosen} of {count}</source>
        <translation>插入 {chosen}/{count} 句</translation>
    </message>
    <message>
        <source>Shorter</source>
        <translation>更短</translation>
    </message>
    <message>
        <source>Friendlier</source>
        <translation>更亲切</translation>
    </message>
    <message>
        <source>Translate</source>
        <translation>翻译</translation>
    </message>
    <message>
        <source>Takes Coze ({keys})</source>
        <translation>需要 Coze（{keys}）</translation>
    </message>
    <message>
        <source>Why is it rejected?</source>
        <translation>为什么不合适？</translation>
    </message>
</context>
<context>
    <name>CardFacts</name>
    <message>
        <source>Sources</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Question that is answered</source>
        <translation>所回答的问题</translation>
    </message>
    <message>
        <source>Slots</source>
        <translation>槽位</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>提问</translation>
    </message>
    <message>
        <source>{slot} from “{words}”</source>
        <translation>{slot}，取自“{words}”</translation>
    </message>
    <message>
        <source>as of {time}</source>
        <translation>截至 {time}</translation>
    </message>
    <message>
        <source>missing: {slots}</source>
        <translation>缺：{slots}</translation>
    </message>
</context>
<context>
    <name>CardHead</name>
    <message>
        <source>Stopped by the word filter</source>
        <translation>已被敏感词拦截</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>Understanding…</source>
        <translation>正在理解…</translation>
    </message>
    <message>
        <source>Not sure what is meant</source>
        <translation>意图不明确</translation>
    </message>
    <message>
        <source>Not enough history here yet: {count} of {least} like it</source>
        <translation>本机同类记录还不够：{count}/{least} 条</translation>
    </message>
    <message>
        <source>Of the last {count} like it here, {unedited} went out unedited</source>
        <translation>本机最近 {count} 次同类建议，{unedited} 次未改直接发出</translation>
    </message>
    <message>
        <source>threshold {score}</source>
        <translation>阈值 {score}</translation>
    </message>
    <message>
        <source>next {title} {score}</source>
        <translation>次选 {title} {score}</translation>
    </message>
    <message>
        <source>understood locally: {cause}</source>
        <translation>意图由本地判定（Coze {cause}）</translation>
    </message>
</context>
<context>
    <name>CardReply</name>
    <message>
        <source>Suggested reply</source>
        <translation>建议回复</translation>
    </message>
    <message>
        <source>What Coze had begun</source>
        <translation>Coze 中断前的内容</translation>
    </message>
    <message>
        <source>Insert this part</source>
        <translation>插入这一段</translation>
    </message>
    <message>
        <source>Coze had begun</source>
        <translation>Coze 中断前已写</translation>
    </message>
    <message>
        <source>Understanding the message…</source>
        <translation>正在理解客户的消息…</translation>
    </message>
    <message>
        <source>Looking for evidence…</source>
        <translation>正在查找依据…</translation>
    </message>
    <message>
        <source>Waiting for the first words…</source>
        <translation>等待首字…</translation>
    </message>
</context>
<context>
    <name>CardStack</name>
    <message>
        <source>Earlier</source>
        <translation>更早</translation>
    </message>
</context>
<context>
    <name>CarryStrip</name>
    <message>
        <source>Carry over</source>
        <translation>带入</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>不带</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>From the last session: {summary}</source>
        <translation>来自上一会话：{summary}</translation>
    </message>
    <message>
        <source>Carried over: {summary}</source>
        <translation>已带入：{summary}</translation>
    </message>
    <message>
        <source>Not carried over: {summary}</source>
        <translation>未带入：{summary}</translation>
    </message>
</context>
<context>
    <name>Causes</name>
    <message>
        <source>You work offline, so Coze was not asked. Put the plug back in to use it.</source>
        <translation>当前为离线工作，没有调用 Coze。接回插头即可使用。</translation>
    </message>
    <message>
        <source>Coze is not set up on this machine. Enter its address and token to use it.</source>
        <translation>本机尚未配置 Coze。填写地址和令牌后即可使用。</translation>
    </message>
    <message>
        <source>Coze cannot be reached. Check the network, then ask again.</source>
        <translation>连不上 Coze。请检查网络，然后重新生成。</translation>
    </message>
    <message>
        <source>Coze took too long to answer. Ask again if you want to wait for it.</source>
        <translation>Coze 响应超时。愿意等的话可以重新生成。</translation>
    </message>
    <message>
        <source>Coze refused the token. Renew it, then ask again.</source>
        <translation>Coze 拒绝了令牌。请更新令牌后重新生成。</translation>
    </message>
    <message>
        <source>The token may not use this bot. Give it the right in Coze.</source>
        <translation>该令牌无权使用这个智能体。请在 Coze 中授权。</translation>
    </message>
    <message>
        <source>The Coze quota is used up. Top it up, or go on offline.</source>
        <translation>Coze 额度已用完。请充值，或继续离线工作。</translation>
    </message>
    <message>
        <source>Coze takes no more requests for now. Ask again in a minute.</source>
        <translation>Coze 限流中。请一分钟后重新生成。</translation>
    </message>
    <message>
        <source>Coze still answers an earlier message. Ask again in a moment.</source>
        <translation>Coze 还在回答上一条消息。请稍后重新生成。</translation>
    </message>
    <message>
        <source>Coze does not know the bot or the workflow. Check their ids.</source>
        <translation>Coze 找不到该智能体或工作流。请核对 ID。</translation>
    </message>
    <message>
        <source>Coze does not accept the request. Check the bot&apos;s settings.</source>
        <translation>Coze 不接受这个请求。请检查智能体的设置。</translation>
    </message>
    <message>
        <source>Coze has trouble on its side. Ask again in a moment.</source>
        <translation>Coze 服务端出错。请稍后重新生成。</translation>
    </message>
    <message>
        <source>Coze broke off in the middle of its reply. Ask again for a whole one.</source>
        <translation>Coze 回复到一半中断了。可以重新生成完整的回复。</translation>
    </message>
    <message>
        <source>Coze answered with something unreadable. Ask again.</source>
        <translation>Coze 返回的内容无法解析。请重新生成。</translation>
    </message>
    <message>
        <source>Coze failed several times and is left alone for a while. It is tried again by itself.</source>
        <translation>Coze 连续失败，已暂时熔断。到时会自动重试。</translation>
    </message>
    <message>
        <source>offline by choice</source>
        <translation>主动离线</translation>
    </message>
    <message>
        <source>not set up</source>
        <translation>未配置</translation>
    </message>
    <message>
        <source>unreachable</source>
        <translation>连不上</translation>
    </message>
    <message>
        <source>too slow</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>token refused</source>
        <translation>令牌被拒</translation>
    </message>
    <message>
        <source>no permission</source>
        <translation>无权限</translation>
    </message>
    <message>
        <source>quota used up</source>
        <translation>额度用完</translation>
    </message>
    <message>
        <source>too many requests</source>
        <translation>限流</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>忙碌</translation>
    </message>
    <message>
        <source>bot not found</source>
        <translation>找不到智能体</translation>
    </message>
    <message>
        <source>wrong settings</source>
        <translation>设置有误</translation>
    </message>
    <message>
        <source>server error</source>
        <translation>服务端出错</translation>
    </message>
    <message>
        <source>broke off</source>
        <translation>中断</translation>
    </message>
    <message>
        <source>unreadable answer</source>
        <translation>内容无法解析</translation>
    </message>
    <message>
        <source>paused after failures</source>
        <translation>熔断中</translation>
    </message>
    <message>
        <source>Coze&apos;s reply holds a word from the word list, so the local answer is offered instead.</source>
        <translation>扣子的回复含有词表中的词，因此改为提供本地答案。</translation>
    </message>
    <message>
        <source>listed word in the reply</source>
        <translation>回复含敏感词</translation>
    </message>
    <message>
        <source>What was to be sent may still hold personal data, so nothing was sent. Report the trace id.</source>
        <translation>待发送的内容可能仍含个人信息，因此没有发出任何内容。请反馈链路ID。</translation>
    </message>
    <message>
        <source>What was to be sent could not be written down first, so nothing was sent. Check the disk.</source>
        <translation>待发送的内容无法先行记账，因此没有发出任何内容。请检查磁盘。</translation>
    </message>
    <message>
        <source>held back: personal data</source>
        <translation>已拦下：含个人信息</translation>
    </message>
    <message>
        <source>held back: not recorded</source>
        <translation>已拦下：无法记账</translation>
    </message>
</context>
<context>
    <name>CheatSheet</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Everything by key</source>
        <translation>全部可用键盘完成</translation>
    </message>
</context>
<context>
    <name>CodePanel</name>
    <message>
        <source>It opens the profile when the keyring or the passphrase is lost. It is shown only now: write it down and keep it away from this computer.</source>
        <translation>钥匙串或口令丢失时，用它打开数据目录。只显示这一次：请抄下来，不要放在这台电脑上。</translation>
    </message>
    <message>
        <source>Your recovery code</source>
        <translation>你的恢复码</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>Type group {group} of what you wrote down</source>
        <translation>请输入你抄下的第 {group} 组</translation>
    </message>
    <message>
        <source>I wrote it down</source>
        <translation>我已抄下</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>That is not group {group} of the code above. Look at what you wrote down.</source>
        <translation>这不是上面恢复码的第 {group} 组。请看看你抄下的内容。</translation>
    </message>
</context>
<context>
    <name>ComposerView</name>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>To the customer (Alt+L)</source>
        <translation>发给客户（Alt+L）</translation>
    </message>
    <message>
        <source>For colleagues only; the customer does not see it (Alt+P)</source>
        <translation>只给同事看，客户看不到（Alt+P）</translation>
    </message>
    <message>
        <source>A note for colleagues. The customer does not see it.</source>
        <translation>给同事的备注，客户看不到。</translation>
    </message>
    <message>
        <source>Write a reply. Ctrl+1 takes over the suggestion.</source>
        <translation>输入回复，Ctrl+1 插入建议。</translation>
    </message>
    <message>
        <source>Keep the note</source>
        <translation>保存备注</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n 字</numerusform>
        </translation>
    </message>
    <message>
        <source>from suggestion {trace}</source>
        <translation>来自建议 {trace}</translation>
    </message>
</context>
<context>
    <name>ConnectDialog</name>
    <message>
        <source>Connect Coze</source>
        <translation>连接 Coze</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>Sign in and use</source>
        <translation>登录并使用</translation>
    </message>
    <message>
        <source>Use without signing in again</source>
        <translation>仅保存，不重新登录</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>测试连接</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>This run is given its Coze by the demo or the environment. It can be tested, not changed.</source>
        <translation>本次运行的 Coze 由演示或环境变量指定，只能测试，不能修改。</translation>
    </message>
    <message>
        <source>No keyring answers on this machine: the sign-in is kept for this run only.</source>
        <translation>本机没有可用的密钥环：登录信息仅在本次运行期间保留。</translation>
    </message>
    <message>
        <source>Waiting for Coze…</source>
        <translation>正在等待 Coze…</translation>
    </message>
    <message>
        <source>Open {link} and confirm the code {code}.</source>
        <translation>请打开 {link} 并确认代码 {code}。</translation>
    </message>
    <message>
        <source>The browser was opened. Allow the access there. If nothing opened, copy the link.</source>
        <translation>已打开浏览器，请在其中同意授权。如未打开，请复制链接。</translation>
    </message>
    <message>
        <source>Saved. It is used from the next message on.</source>
        <translation>已保存，从下一条消息起生效。</translation>
    </message>
    <message>
        <source>Signed out on this machine. In the Coze console the token can be revoked.</source>
        <translation>已在本机退出登录，可在 Coze 控制台撤销令牌。</translation>
    </message>
    <message>
        <source>The test uses what is saved; it costs one short chat and one run of the workflow.</source>
        <translation>测试使用已保存的设置，会消耗一次简短对话和一次工作流运行。</translation>
    </message>
</context>
<context>
    <name>Connecting</name>
    <message>
        <source>Personal access token</source>
        <translation>个人访问令牌</translation>
    </message>
    <message>
        <source>In the browser</source>
        <translation>浏览器授权</translation>
    </message>
    <message>
        <source>With a code on another device</source>
        <translation>设备码授权</translation>
    </message>
    <message>
        <source>Service account</source>
        <translation>服务账号</translation>
    </message>
    <message>
        <source>Workflow with intents and scores</source>
        <translation>工作流（返回意图与得分）</translation>
    </message>
    <message>
        <source>Intent node of a workflow</source>
        <translation>工作流的意图识别节点</translation>
    </message>
    <message>
        <source>Compact contract of an own server</source>
        <translation>自有服务的精简接口</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Chat with the bot</source>
        <translation>与智能体对话</translation>
    </message>
    <message>
        <source>Run the workflow</source>
        <translation>运行工作流</translation>
    </message>
    <message>
        <source>works</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>with a limit</source>
        <translation>有限制</translation>
    </message>
    <message>
        <source>does not work</source>
        <translation>不可用</translation>
    </message>
    <message>
        <source>Not tried, because the account was not accepted.</source>
        <translation>账号未通过，未尝试。</translation>
    </message>
    <message>
        <source>No workflow is set, so this machine finds the intents.</source>
        <translation>未设置工作流，由本机识别意图。</translation>
    </message>
    <message>
        <source>The token may not read its account. That is not needed.</source>
        <translation>令牌无权读取账号信息，不影响使用。</translation>
    </message>
    <message>
        <source>It runs, but must answer as the instructions for it say.</source>
        <translation>可以运行，但返回内容须符合工作流说明。</translation>
    </message>
    <message>
        <source>Add the permission “{name}” to the token in the Coze console, then sign in again.</source>
        <translation>请在 Coze 控制台为令牌添加权限“{name}”，然后重新登录。</translation>
    </message>
    <message>
        <source>Coze refused to sign in. Check the token or the consent, and the region too: accounts of coze.com and coze.cn are separate.</source>
        <translation>Coze 拒绝登录。请检查令牌或授权，也请核对区域：coze.com 与 coze.cn 的账号互不相通。</translation>
    </message>
</context>
<context>
    <name>ConnectionFields</name>
    <message>
        <source>China (coze.cn)</source>
        <translation>中国站（coze.cn）</translation>
    </message>
    <message>
        <source>International (coze.com)</source>
        <translation>国际站（coze.com）</translation>
    </message>
    <message>
        <source>A server of your own</source>
        <translation>自有服务器</translation>
    </message>
    <message>
        <source>Enter the server&apos;s address.</source>
        <translation>请填写服务器地址。</translation>
    </message>
    <message>
        <source>Enter the bot&apos;s id.</source>
        <translation>请填写智能体 ID。</translation>
    </message>
    <message>
        <source>Paste the token.</source>
        <translation>请粘贴令牌。</translation>
    </message>
    <message>
        <source>Enter the OAuth app&apos;s client id.</source>
        <translation>请填写 OAuth 应用的客户端 ID。</translation>
    </message>
    <message>
        <source>Enter the key&apos;s id.</source>
        <translation>请填写密钥 ID。</translation>
    </message>
    <message>
        <source>Enter the path of the private key.</source>
        <translation>请填写私钥文件路径。</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Server address</source>
        <translation>服务器地址</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录方式</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>令牌</translation>
    </message>
    <message>
        <source>Client id</source>
        <translation>客户端 ID</translation>
    </message>
    <message>
        <source>Key id</source>
        <translation>密钥 ID</translation>
    </message>
    <message>
        <source>Private key file</source>
        <translation>私钥文件</translation>
    </message>
    <message>
        <source>Bot id</source>
        <translation>智能体 ID</translation>
    </message>
    <message>
        <source>Understanding</source>
        <translation>意图识别</translation>
    </message>
    <message>
        <source>Workflow id</source>
        <translation>工作流 ID</translation>
    </message>
    <message>
        <source>Intents, one a line, in order</source>
        <translation>意图名称（按顺序，每行一个）</translation>
    </message>
    <message>
        <source>Project key</source>
        <translation>项目密钥</translation>
    </message>
</context>
<context>
    <name>Conversation</name>
    <message>
        <source>Suggest a reply for this</source>
        <translation>为这条生成建议</translation>
    </message>
    <message>
        <source>{time} The session before has ended; a new one began</source>
        <translation>{time} 上一会话已结束，已开始新会话</translation>
    </message>
    <message>
        <source>… and {count} more characters. Copy the message to read it all.</source>
        <translation>……还有 {count} 字。复制消息可阅读全文。</translation>
    </message>
    <message>
        <source>intent {title} {score}</source>
        <translation>意图 {title} {score}</translation>
    </message>
    <message>
        <source>below the threshold</source>
        <translation>低于阈值</translation>
    </message>
    <message>
        <source>note, not seen by the customer</source>
        <translation>备注，客户看不到</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>客服</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>{ended} Session expired after silence</source>
        <translation>{ended} 会话因无人说话已过期</translation>
    </message>
    <message>
        <source>{ended} Session ended by the agent</source>
        <translation>{ended} 客服结束了会话</translation>
    </message>
    <message>
        <source>{ended} Session expired after silence · {began} New session</source>
        <translation>{ended} 会话过期 · {began} 新会话</translation>
    </message>
    <message>
        <source>{ended} Session ended by the agent · {began} New session</source>
        <translation>{ended} 客服结束会话 · {began} 新会话</translation>
    </message>
</context>
<context>
    <name>ConversationHeader</name>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>End this session</source>
        <translation>结束本次会话</translation>
    </message>
    <message>
        <source>Session ended</source>
        <translation>会话已结束</translation>
    </message>
    <message>
        <source>Session ends in {time}</source>
        <translation>会话剩余 {time}</translation>
    </message>
    <message>
        <source>Start fresh</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>{minutes} minutes without a message or typing end a session. Click to change that.</source>
        <translation>{minutes} 分钟没有消息也没有输入，会话就会结束。点击可修改。</translation>
    </message>
    <message>
        <source>Begin a new session: what was said before no longer counts (Alt+N)</source>
        <translation>开始新会话：之前说过的不再算数（Alt+N）</translation>
    </message>
    <message>
        <source>End this session (Alt+E)</source>
        <translation>结束本次会话（Alt+E）</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>剩余 {time}</translation>
    </message>
</context>
<context>
    <name>ConversationView</name>
    <message>
        <source>No conversation is open</source>
        <translation>没有打开的会话</translation>
    </message>
    <message>
        <source>Choose one on the left, or paste what a customer wrote in another program.</source>
        <translation>在左侧选择一个会话，或粘贴客户在其他软件里发来的消息。</translation>
    </message>
    <message>
        <source>Paste a message</source>
        <translation>粘贴消息</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>复制文本</translation>
    </message>
    <message>
        <source>Suggest a reply for this</source>
        <translation>为这条生成建议</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%n day(s) old</source>
        <translation>
            <numerusform>%n 天前更新</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n 条未读</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CurveView</name>
    <message>
        <source>F1 at each threshold</source>
        <translation>各阈值下的 F1</translation>
    </message>
    <message>
        <source>Best at {best}, in use {current}</source>
        <translation>最佳 {best}，当前 {current}</translation>
    </message>
</context>
<context>
    <name>DifferenceBlock</name>
    <message>
        <source>Difference to the new suggestion</source>
        <translation>与新建议的差异</translation>
    </message>
</context>
<context>
    <name>DrillDialog</name>
    <message>
        <source>Failover drill</source>
        <translation>断网演练</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n 条消息</numerusform>
        </translation>
    </message>
    <message>
        <source>How many messages come</source>
        <translation>消息条数</translation>
    </message>
    <message>
        <source>Start the drill</source>
        <translation>开始演练</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>An emulated Coze is cut off and put back while made-up customers write, in a profile of its own. Your conversations and your account are not touched.</source>
        <translation>在独立的临时档案中，让虚构客户持续发消息，同时切断并恢复模拟的 Coze。不会触及您的会话和账号。</translation>
    </message>
    <message>
        <source>Earlier drills</source>
        <translation>历次演练</translation>
    </message>
    <message>
        <source>First local card</source>
        <translation>首张本地建议</translation>
    </message>
    <message>
        <source>Later turns</source>
        <translation>后续轮次</translation>
    </message>
    <message>
        <source>Return noticed</source>
        <translation>发现恢复</translation>
    </message>
    <message>
        <source>Messages lost</source>
        <translation>丢失消息</translation>
    </message>
    <message>
        <source>No drill has been run yet.</source>
        <translation>尚未进行过演练。</translation>
    </message>
    <message>
        <source>Taking the measure of this machine…</source>
        <translation>正在测量本机基准…</translation>
    </message>
    <message>
        <source>A turn failed ({code}); the drill goes on.</source>
        <translation>有一轮失败（{code}），演练继续。</translation>
    </message>
    <message>
        <source>Outage {number} of {all} is over; the return was noticed after {time}.</source>
        <translation>第 {number} 次断网（共 {all} 次）结束，{time} 后发现恢复。</translation>
    </message>
    <message>
        <source>The drill missed some of its marks. Close busy programs and repeat it.</source>
        <translation>部分指标未达标。请关闭占用资源的程序后重试。</translation>
    </message>
    <message>
        <source>Passed: every promise was kept.</source>
        <translation>通过：各项指标均达标。</translation>
    </message>
    <message>
        <source>{value} (limit {limit})</source>
        <translation>{value}（上限 {limit}）</translation>
    </message>
    <message numerus="yes">
        <source>%n sent twice</source>
        <translation>
            <numerusform>重复 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>missed</source>
        <translation>未达标</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>{at} · {turns} messages, {lost} lost · first card {first}, back after {back} · {verdict}</source>
        <translation>{at} · {turns} 条消息，丢失 {lost} · 首张建议 {first}，{back} 后恢复 · {verdict}</translation>
    </message>
</context>
<context>
    <name>EarlierCard</name>
    <message>
        <source>Not finished</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>生成中</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>sent, edited</source>
        <translation>改后发送</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>不合适</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>未采用</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>已过期</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>The message is empty. Type or paste what the customer wrote.</source>
        <translation>消息是空的。请输入或粘贴客户的原话。</translation>
    </message>
    <message>
        <source>The message is too long. Paste only the part that matters.</source>
        <translation>消息太长。请只粘贴要紧的部分。</translation>
    </message>
    <message>
        <source>There is no reply here to change. Ask for a suggestion first.</source>
        <translation>这里没有可以修改的回复，请先生成建议。</translation>
    </message>
    <message>
        <source>The message of this suggestion is gone. Choose another one.</source>
        <translation>这条建议对应的消息已不存在。请选择另一条。</translation>
    </message>
    <message>
        <source>The text is too long to be checked for personal data. Send only the part that matters.</source>
        <translation>文本太长，无法检查个人信息。请只发送要紧的部分。</translation>
    </message>
    <message>
        <source>The customer&apos;s id has signs that cannot be used. Enter the customer&apos;s name instead.</source>
        <translation>客户 ID 含有不能使用的字符。请改为填写客户姓名。</translation>
    </message>
    <message>
        <source>That customer is not in this profile. Choose one from the list.</source>
        <translation>该客户不在这个档案里。请从列表中选择。</translation>
    </message>
    <message>
        <source>The text could not be checked for personal data, so nothing was sent. Answer by hand.</source>
        <translation>无法检查个人信息，因此没有发送任何内容。请人工答复。</translation>
    </message>
    <message>
        <source>The word filter failed, so nothing was sent. Answer by hand and report the trace id.</source>
        <translation>敏感词过滤出错，因此没有发送任何内容。请人工答复，并反馈链路ID。</translation>
    </message>
    <message>
        <source>This session holds too many masked values of one kind. End it and begin a new one.</source>
        <translation>本次会话中同类掩码过多。请结束会话后重新开始。</translation>
    </message>
    <message>
        <source>A row of the word list is not a word. Correct the row that is named, then load the list again.</source>
        <translation>词表中有一行不是词。请改正指出的那一行，再重新载入。</translation>
    </message>
    <message>
        <source>The word list cannot be read. Save it as UTF-8 text, then load it again.</source>
        <translation>词表无法读取。请另存为 UTF-8 文本后重新载入。</translation>
    </message>
    <message>
        <source>This machine has no keyring, so secrets are kept for this run only. Set one up to keep them.</source>
        <translation>本机没有系统钥匙串，密钥只在本次运行中有效。设置钥匙串后才能长期保存。</translation>
    </message>
    <message>
        <source>The keyring is locked, so secrets are kept for this run only. Unlock it and try again.</source>
        <translation>系统钥匙串已锁定，密钥只在本次运行中有效。请解锁后重试。</translation>
    </message>
    <message>
        <source>The keyring does not answer. Look for an open password prompt, answer it and try again.</source>
        <translation>系统钥匙串没有响应。请看看是否有等待输入密码的窗口，处理后重试。</translation>
    </message>
    <message>
        <source>The keyring refused, so secrets are kept for this run only. Check the system&apos;s keyring.</source>
        <translation>系统钥匙串拒绝了请求，密钥只在本次运行中有效。请检查系统钥匙串。</translation>
    </message>
    <message>
        <source>The search index is missing or damaged. Rebuild it from the knowledge base.</source>
        <translation>检索索引缺失或已损坏。请从知识库重建索引。</translation>
    </message>
    <message>
        <source>Another program is changing the search index. Close it, or try again in a moment.</source>
        <translation>另一个程序正在修改检索索引。请关闭它，或稍后再试。</translation>
    </message>
    <message>
        <source>The search index cannot be written. Free some space or make the profile folder writable.</source>
        <translation>检索索引无法写入。请腾出磁盘空间，或让档案文件夹可写。</translation>
    </message>
    <message>
        <source>The search index could not be rebuilt; the old one stays in use. Check the free space and try again.</source>
        <translation>检索索引重建失败，仍使用旧索引。请检查磁盘空间后重试。</translation>
    </message>
    <message>
        <source>Rebuilding the search index was stopped; the old one stays in use. Rebuild it when it suits you.</source>
        <translation>索引重建已停止，仍使用旧索引。方便时可再次重建。</translation>
    </message>
    <message>
        <source>There is no QA pair with that id. Search for it first.</source>
        <translation>没有这个编号的问答。请先搜索。</translation>
    </message>
    <message>
        <source>That QA pair has no such version. Choose one that is listed.</source>
        <translation>该问答没有这个版本。请从列出的版本中选择。</translation>
    </message>
    <message>
        <source>A text is longer than an XLSX cell can hold. Export to CSV or JSONL instead.</source>
        <translation>有一段文本超过 XLSX 单元格的上限。请改为导出 CSV 或 JSONL。</translation>
    </message>
    <message>
        <source>The file is not UTF-8. Save it as UTF-8 and import it again.</source>
        <translation>文件不是 UTF-8 编码。请另存为 UTF-8 后重新导入。</translation>
    </message>
    <message>
        <source>The file has no heading that says which column is the question. Add one and import it again.</source>
        <translation>文件没有标明哪一列是问题。请补上表头后重新导入。</translation>
    </message>
    <message>
        <source>Files of this kind cannot be imported. Save it as CSV, XLSX, JSONL or Markdown.</source>
        <translation>不支持导入这种文件。请另存为 CSV、XLSX、JSONL 或 Markdown。</translation>
    </message>
    <message>
        <source>The file is too large. Split it into smaller ones.</source>
        <translation>文件太大。请拆分成几个小文件。</translation>
    </message>
    <message>
        <source>The file cannot be opened or written. Check its name and its rights.</source>
        <translation>文件无法打开或写入。请检查文件名和权限。</translation>
    </message>
    <message>
        <source>The file cannot be read from some row on. Look for a quotation mark that is never closed.</source>
        <translation>文件从某一行起无法读取。请检查是否有未闭合的引号。</translation>
    </message>
    <message>
        <source>There is no text encoding of that name. Choose one such as UTF-8, GB18030 or Big5.</source>
        <translation>没有这种文本编码。请选择 UTF-8、GB18030、Big5 等编码。</translation>
    </message>
    <message>
        <source>The mapping cannot be understood. Write column=header, for example question=问题.</source>
        <translation>无法理解这个列映射。请写成“列=表头”，例如 question=问题。</translation>
    </message>
    <message>
        <source>There is no saved mapping of that name. Save one first, or say which header is which column.</source>
        <translation>没有保存过这个名字的列映射。请先保存，或直接指定各列对应的表头。</translation>
    </message>
    <message>
        <source>Two of the chosen options exclude each other. Choose one of them.</source>
        <translation>所选的两个选项互相冲突。请只选其中一个。</translation>
    </message>
    <message>
        <source>Some lines could not be read. Each is named with its reason; correct them and try again.</source>
        <translation>有些行无法读取，每一行都注明了原因。请改正后重试。</translation>
    </message>
    <message>
        <source>A row of the evaluation data cannot be used. Correct the row that is named and try again.</source>
        <translation>评测数据中有一行不能使用。请改正指出的那一行后重试。</translation>
    </message>
    <message>
        <source>Another program is using the database. Close it, or try again in a moment.</source>
        <translation>另一个程序正在使用数据库。请关闭它，或稍后再试。</translation>
    </message>
    <message>
        <source>The disk is full. Free some space; nothing that was saved is lost.</source>
        <translation>磁盘已满。请腾出空间，已保存的内容不会丢失。</translation>
    </message>
    <message>
        <source>The database cannot be written. Check the rights of the profile folder.</source>
        <translation>数据库无法写入。请检查档案文件夹的权限。</translation>
    </message>
    <message>
        <source>The database is damaged or no database. Restore a backup, and keep the file.</source>
        <translation>数据库已损坏或不是数据库文件。请恢复备份，并保留原文件。</translation>
    </message>
    <message>
        <source>The database was written by a newer Desktop CS. Install that one; the file was not touched.</source>
        <translation>数据库由更新版本的 Desktop CS 写入。请安装新版本，文件未被改动。</translation>
    </message>
    <message>
        <source>A stored record cannot be read. Restore a backup, or delete that record.</source>
        <translation>有一条记录无法读取。请恢复备份，或删除该记录。</translation>
    </message>
    <message>
        <source>The database is closed already. Start the program again.</source>
        <translation>数据库已经关闭。请重新启动程序。</translation>
    </message>
    <message>
        <source>The database refused a statement. Try again, and report it if it comes back.</source>
        <translation>数据库拒绝了操作。请重试；若再次出现，请反馈。</translation>
    </message>
    <message>
        <source>The profile folder cannot be written. Change its rights, or choose another one.</source>
        <translation>档案文件夹无法写入。请修改权限，或换一个文件夹。</translation>
    </message>
    <message>
        <source>That folder is not a demo profile. Choose an empty one; nothing was touched.</source>
        <translation>该文件夹不是演示档案。请选择一个空文件夹，没有改动任何内容。</translation>
    </message>
    <message>
        <source>The settings were written by a newer Desktop CS. Install that one, or choose another profile.</source>
        <translation>设置由更新版本的 Desktop CS 写入。请安装新版本，或换一个档案。</translation>
    </message>
    <message>
        <source>The settings cannot be written. Check the rights of the profile folder.</source>
        <translation>设置无法写入。请检查档案文件夹的权限。</translation>
    </message>
    <message>
        <source>That address of Coze cannot be used. Enter one that begins with https.</source>
        <translation>该 Coze 地址不能使用。请填写以 https 开头的地址。</translation>
    </message>
    <message>
        <source>Signing in as a service account needs a further package. Install desktop-cs[jwt].</source>
        <translation>服务账号登录需要额外的组件。请安装 desktop-cs[jwt]。</translation>
    </message>
    <message>
        <source>The private key cannot be used. Download it again from Coze.</source>
        <translation>私钥不能使用。请从 Coze 重新下载。</translation>
    </message>
    <message>
        <source>The port for signing in is taken. Choose another one.</source>
        <translation>登录所用的端口已被占用。请换一个端口。</translation>
    </message>
    <message>
        <source>There is no screen to open a window on. Use the commands instead.</source>
        <translation>没有可用的屏幕，无法打开窗口。请改用命令行。</translation>
    </message>
    <message>
        <source>The picture of the window cannot be written. Choose a folder that can be written to.</source>
        <translation>窗口截图无法写入。请选择一个可写的文件夹。</translation>
    </message>
    <message>
        <source>The demo pack&apos;s manifest has mistakes. Correct it, or use the pack that came with the program.</source>
        <translation>演示包的清单有误。请改正，或使用程序自带的演示包。</translation>
    </message>
    <message>
        <source>A file of the demo pack is missing. Put it back, or install the program again.</source>
        <translation>演示包缺少文件。请放回该文件，或重新安装程序。</translation>
    </message>
    <message>
        <source>A file of the demo pack cannot be read. Check its rights and save it as UTF-8.</source>
        <translation>演示包中有文件无法读取。请检查权限，并另存为 UTF-8。</translation>
    </message>
    <message>
        <source>That speed cannot be played. Choose one above 0, such as 1 or 2.</source>
        <translation>无法以该速度播放。请选择大于 0 的速度，例如 1 或 2。</translation>
    </message>
    <message>
        <source>The Coze emulator has no such fault. Choose one of those that are listed.</source>
        <translation>Coze 模拟器没有这种故障。请从列出的故障中选择。</translation>
    </message>
    <message>
        <source>The Coze emulator&apos;s port is taken. Choose another one, or 0 for any.</source>
        <translation>Coze 模拟器的端口已被占用。请换一个端口，或用 0 自动选择。</translation>
    </message>
    <message>
        <source>The Coze emulator did not start in time. Try again.</source>
        <translation>Coze 模拟器没有及时启动。请重试。</translation>
    </message>
    <message>
        <source>Some checks failed. Each says what would mend it.</source>
        <translation>有些检查没有通过，每一项都写明了修复办法。</translation>
    </message>
    <message>
        <source>The file holds no query. Write one on each line.</source>
        <translation>文件里没有问题。请每行写一条。</translation>
    </message>
    <message>
        <source>A row of the query file lacks its query or what is expected. Correct the row that is named.</source>
        <translation>查询文件中有一行缺少问题或期望结果。请改正指出的那一行。</translation>
    </message>
    <message>
        <source>The import was stopped; nothing was changed. Import again when it suits you.</source>
        <translation>导入已停止，没有改动任何内容。方便时可重新导入。</translation>
    </message>
    <message>
        <source>The knowledge base was changed during the import, so nothing was taken in. Import again.</source>
        <translation>导入期间知识库有改动，因此没有写入任何内容。请重新导入。</translation>
    </message>
    <message>
        <source>The trained intents could not be stored. Check the disk and the rights of the profile folder.</source>
        <translation>训练好的意图无法保存。请检查磁盘空间和档案文件夹的权限。</translation>
    </message>
    <message>
        <source>The intents could not be trained; the last ones stay in use. Free some memory and start again.</source>
        <translation>意图训练没有成功，仍在使用上一次的结果。请释放一些内存后重新启动。</translation>
    </message>
    <message>
        <source>No drill can be run from here. Run it from the workbench.</source>
        <translation>此处无法运行演练，请在工作台中运行。</translation>
    </message>
    <message>
        <source>The drill missed some of its marks. Close busy programs and repeat it.</source>
        <translation>演练有指标未达标。请关闭占用资源的程序后重试。</translation>
    </message>
    <message>
        <source>Something went wrong inside the program. The message is safe; ask for the suggestion again.</source>
        <translation>程序内部出错。消息已保存，请重新生成建议。</translation>
    </message>
    <message>
        <source>Something unexpected happened. Nothing was lost; try again, and tell support if it comes back.</source>
        <translation>出现了意外情况，没有丢失任何内容。请重试；若再次出现，请联系支持人员。</translation>
    </message>
    <message>
        <source>A session lives between 1 minute and 24 hours. Choose another time.</source>
        <translation>会话时长须在 1 分钟到 24 小时之间，请另选。</translation>
    </message>
    <message>
        <source>There are not enough labels yet, so the threshold stays. Send and reject suggestions for a while.</source>
        <translation>标注还不够，阈值保持不变。请先继续发送或拒绝一段时间的建议回复。</translation>
    </message>
    <message>
        <source>No customer was named. Name the one to erase.</source>
        <translation>没有指定客户。请写明要清除哪位客户。</translation>
    </message>
    <message>
        <source>Erasing a customer cannot be undone. Confirm it to go on.</source>
        <translation>清除客户后无法恢复。请确认后继续。</translation>
    </message>
    <message>
        <source>The word list cannot be written there. Choose another place, or check the rights of the folder.</source>
        <translation>词表无法写到该位置。请换一个位置，或检查文件夹权限。</translation>
    </message>
    <message>
        <source>This kind of personal data cannot be used. Correct its name, its pattern or its examples.</source>
        <translation>这种个人信息类型无法使用。请修正它的名称、规则或示例。</translation>
    </message>
    <message>
        <source>An example comes out differently from what is expected. Correct the pattern or the example.</source>
        <translation>有一条示例的结果与预期不符。请修正规则或示例。</translation>
    </message>
    <message>
        <source>One of your own kinds of personal data finds too much in this text. Narrow it, then try again.</source>
        <translation>某个自定义类型在这段文字中命中过多。请缩小它的范围后再试。</translation>
    </message>
    <message>
        <source>The file of your own kinds of personal data is damaged. Mend it, or move it away to go on without.</source>
        <translation>自定义个人信息类型的文件已损坏。请修复，或移走后继续。</translation>
    </message>
    <message>
        <source>Your own kinds of personal data cannot be written. Check the rights of the profile folder.</source>
        <translation>自定义个人信息类型无法写入。请检查档案文件夹的权限。</translation>
    </message>
    <message>
        <source>What was to be sent may still hold personal data, so nothing was sent. Report the trace id.</source>
        <translation>待发送的内容可能仍含个人信息，因此没有发出任何内容。请反馈链路ID。</translation>
    </message>
    <message>
        <source>The ledger is written to files that end in .jsonl or .csv. Choose one of these names.</source>
        <translation>外发账本只能写入 .jsonl 或 .csv 文件，请改用这两种文件名。</translation>
    </message>
    <message>
        <source>The ledger cannot be written there. Choose another name or folder.</source>
        <translation>无法把外发账本写到那里，请换一个文件名或文件夹。</translation>
    </message>
    <message>
        <source>No supervisor&apos;s passphrase is set, so customers&apos; own words stay shut. Set one first.</source>
        <translation>尚未设置主管口令，客户原文保持关闭。请先设置。</translation>
    </message>
    <message>
        <source>That is not the supervisor&apos;s passphrase. Wait a moment, then try again.</source>
        <translation>主管口令不对。请稍候再试。</translation>
    </message>
    <message>
        <source>After a wrong passphrase there is a wait, a minute at most. Try again in a moment.</source>
        <translation>口令输错后需要等待，最长一分钟。请稍后再试。</translation>
    </message>
    <message>
        <source>The file cannot be written. Choose another place.</source>
        <translation>文件无法写入。请换一个位置。</translation>
    </message>
    <message>
        <source>The disk does not give or take the data. Check it; what was saved stays.</source>
        <translation>磁盘无法读写数据。请检查磁盘；已保存的内容不受影响。</translation>
    </message>
    <message>
        <source>The database is gone or empty. Restore a backup; to begin anew, move the profile folder away.</source>
        <translation>数据库不见了或是空的。请恢复备份；若要重新开始，请移走数据目录。</translation>
    </message>
    <message>
        <source>The passphrase is too short. Choose ten signs or more: a few words will do.</source>
        <translation>口令太短。请至少用十个字符，几个词连在一起即可。</translation>
    </message>
    <message>
        <source>The recovery code has seven groups of five signs. Type all of them.</source>
        <translation>恢复码共七组，每组五个字符。请全部输入。</translation>
    </message>
    <message>
        <source>One group of the recovery code has a slip. Compare it with what you wrote down.</source>
        <translation>恢复码有一组写错了。请与抄下的内容核对。</translation>
    </message>
    <message>
        <source>That is a recovery code, but not the one of this profile. Look for the one made last.</source>
        <translation>这是一个恢复码，但不属于本数据目录。请找最近一次生成的那个。</translation>
    </message>
    <message>
        <source>That is not what was shown, so the code was not taken into use. Try again.</source>
        <translation>与显示的内容不符，恢复码没有启用。请重试。</translation>
    </message>
    <message>
        <source>This profile was never given that lock. Open it another way.</source>
        <translation>本数据目录没有设置这种开启方式。请换一种方式。</translation>
    </message>
    <message>
        <source>A new profile is sealed, and no keyring here would keep its key. Choose a passphrase.</source>
        <translation>新的数据目录会加密，而本机没有钥匙串保存密钥。请设置一个口令。</translation>
    </message>
    <message>
        <source>This profile is sealed by a passphrase. Type it to open the profile.</source>
        <translation>本数据目录用口令加密。请输入口令打开。</translation>
    </message>
    <message>
        <source>The passphrase does not open this profile. Type it again.</source>
        <translation>口令不对，打不开本数据目录。请重新输入。</translation>
    </message>
    <message>
        <source>The key of this profile is in a keyring, and none answers here. Start one and try again.</source>
        <translation>本数据目录的密钥在钥匙串里，但这里没有钥匙串响应。请启动后重试。</translation>
    </message>
    <message>
        <source>The keyring that holds the key of this profile is locked. Unlock it and try again.</source>
        <translation>保存密钥的钥匙串已锁定。请解锁后重试。</translation>
    </message>
    <message>
        <source>The keyring refused to give the key of this profile. Check it and try again.</source>
        <translation>钥匙串拒绝给出密钥。请检查后重试。</translation>
    </message>
    <message>
        <source>The keyring answers, but the key of this profile is gone from it. Use another way in.</source>
        <translation>钥匙串有响应，但其中已没有本数据目录的密钥。请用其他方式打开。</translation>
    </message>
    <message>
        <source>What the keyring holds for this profile does not open it: it was changed. Use another way in.</source>
        <translation>钥匙串里的内容打不开本数据目录，已被改动。请用其他方式打开。</translation>
    </message>
    <message>
        <source>The file that opens the sealed database is gone. Put it back from a backup; nothing was touched.</source>
        <translation>打开加密数据库所需的文件不见了。请从备份放回；没有改动任何内容。</translation>
    </message>
    <message>
        <source>The file that opens the sealed database is damaged. Put it back from a backup; nothing was touched.</source>
        <translation>打开加密数据库所需的文件已损坏。请从备份放回；没有改动任何内容。</translation>
    </message>
    <message>
        <source>This profile is sealed, but its database is not: somebody has exchanged the file. Restore a backup.</source>
        <translation>本数据目录已加密，但其中的数据库没有加密：文件被换过。请恢复备份。</translation>
    </message>
    <message>
        <source>The profile was sealed by a newer Desktop CS. Install that one; nothing was touched.</source>
        <translation>本数据目录由更新的版本加密。请安装新版本；没有改动任何内容。</translation>
    </message>
    <message>
        <source>How the profile is sealed cannot be written down. Free some space, or check the folder&apos;s rights.</source>
        <translation>加密信息无法写入。请腾出空间，或检查文件夹权限。</translation>
    </message>
    <message>
        <source>The profile&apos;s key is being changed. Start again to finish that first.</source>
        <translation>本数据目录正在更换密钥。请重新启动以先完成更换。</translation>
    </message>
    <message>
        <source>There is no profile here yet. It is sealed when it is made.</source>
        <translation>这里还没有数据目录。创建时会自动加密。</translation>
    </message>
    <message>
        <source>The newly sealed database differs from the old one, which stays in use. Try again.</source>
        <translation>新加密的数据库与旧的不一致，继续使用旧的。请重试。</translation>
    </message>
</context>
<context>
    <name>EvidenceRow</name>
    <message>
        <source>Question of the knowledge base</source>
        <translation>知识库问题</translation>
    </message>
    <message>
        <source>Answer of the knowledge base</source>
        <translation>知识库答案</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Show the answer of {id}</source>
        <translation>显示 {id} 的答案</translation>
    </message>
    <message>
        <source>as “{variant}”</source>
        <translation>命中“{variant}”</translation>
    </message>
    <message>
        <source>Wording that matched</source>
        <translation>命中的说法</translation>
    </message>
</context>
<context>
    <name>FilterMenu</name>
    <message>
        <source>Latest first</source>
        <translation>最新的在前</translation>
    </message>
    <message>
        <source>Longest wait first</source>
        <translation>等得最久的在前</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>置信度</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Intent</source>
        <translation>意图</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Below the threshold</source>
        <translation>低于阈值</translation>
    </message>
    <message>
        <source>At or above the threshold</source>
        <translation>达到阈值</translation>
    </message>
</context>
<context>
    <name>FollowUps</name>
    <message>
        <source>Likely next questions</source>
        <translation>可能的追问</translation>
    </message>
    <message>
        <source>Puts the question into the composer; nothing is sent</source>
        <translation>把问题放入输入框，不会发送</translation>
    </message>
</context>
<context>
    <name>GapForm</name>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>What an agent should reply</source>
        <translation>客服应当怎么回复</translation>
    </message>
    <message>
        <source>Save as a new QA pair</source>
        <translation>保存为新问答</translation>
    </message>
    <message>
        <source>Not ours</source>
        <translation>与我们无关</translation>
    </message>
    <message numerus="yes">
        <source>Asked %n time(s), last on {at}</source>
        <translation>
            <numerusform>问过 %n 次，最近 {at}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GapsDialog</name>
    <message>
        <source>Questions nobody could answer</source>
        <translation>待补问题</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>待补问题列表</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>No gaps</source>
        <translation>没有待补问题</translation>
    </message>
    <message>
        <source>Every question so far found an answer. What nobody can answer is collected here.</source>
        <translation>到目前为止每个问题都有答案。答不上来的问题会汇总在这里。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Saved. “{question}” is answered from now on.</source>
        <translation>已保存。“{question}”从现在起可以回答了。</translation>
    </message>
    <message>
        <source>“{question}” and what resembles it stay away.</source>
        <translation>“{question}”及类似问题不再出现。</translation>
    </message>
</context>
<context>
    <name>GuardDialog</name>
    <message>
        <source>How this profile is guarded</source>
        <translation>数据目录的保护</translation>
    </message>
    <message>
        <source>Export conversations…</source>
        <translation>导出会话…</translation>
    </message>
    <message>
        <source>Export in customers&apos; own words…</source>
        <translation>导出客户原文…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>An export is masked and names nobody. In customers&apos; own words it needs the supervisor.</source>
        <translation>导出内容已脱敏，不含姓名。导出客户原文需要主管解锁。</translation>
    </message>
    <message>
        <source>Export conversations</source>
        <translation>导出会话</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl)</source>
        <translation>JSON 行文件 (*.jsonl)</translation>
    </message>
    <message>
        <source>Not sealed: who can read this disk can read it. To seal it, run: desktop-cs seal</source>
        <translation>未加密：能读这块磁盘的人就能读到内容。加密请运行：desktop-cs seal</translation>
    </message>
    <message>
        <source>the keyring</source>
        <translation>钥匙串</translation>
    </message>
    <message>
        <source>the passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>the recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>Sealed. It is opened by: {ways}.</source>
        <translation>已加密。打开方式：{ways}。</translation>
    </message>
    <message>
        <source>There is no recovery code yet; to make one, run: desktop-cs seal --recovery</source>
        <translation>还没有恢复码；生成请运行：desktop-cs seal --recovery</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) written</source>
        <translation>
            <numerusform>已写入 %n 条消息</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Inbox</name>
    <message>
        <source>Ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Until {time}</source>
        <translation>至 {time}</translation>
    </message>
    <message>
        <source>Wants a person</source>
        <translation>要求人工</translation>
    </message>
    <message>
        <source>Blocked word</source>
        <translation>敏感词</translation>
    </message>
    <message>
        <source>Being asked</source>
        <translation>追问中</translation>
    </message>
    <message>
        <source>Agent: {text}</source>
        <translation>客服：{text}</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待回复</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>需关注</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation>稍后</translation>
    </message>
    <message>
        <source>waits {time}</source>
        <translation>已等待 {time}</translation>
    </message>
</context>
<context>
    <name>InboxView</name>
    <message>
        <source>Paste a customer&apos;s message</source>
        <translation>粘贴客户消息</translation>
    </message>
    <message>
        <source>Paste a customer&apos;s message (Ctrl+Shift+V)</source>
        <translation>粘贴客户消息（Ctrl+Shift+V）</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Search names and last words</source>
        <translation>搜索客户或最后一句话</translation>
    </message>
    <message>
        <source>Search conversations</source>
        <translation>搜索会话</translation>
    </message>
    <message>
        <source>Order and filter</source>
        <translation>排序与筛选</translation>
    </message>
    <message>
        <source>Nobody is waiting</source>
        <translation>暂无会话</translation>
    </message>
    <message>
        <source>New messages appear here. You can also paste what a customer wrote elsewhere.</source>
        <translation>新消息会出现在这里。也可以粘贴客户在别处发来的消息。</translation>
    </message>
    <message>
        <source>Paste a message</source>
        <translation>粘贴消息</translation>
    </message>
    <message>
        <source>No conversation fits</source>
        <translation>没有符合的会话</translation>
    </message>
    <message>
        <source>Nothing in this queue holds what you are looking for.</source>
        <translation>这个队列里没有符合条件的会话。</translation>
    </message>
    <message>
        <source>Clear search and filters</source>
        <translation>清除搜索和筛选</translation>
    </message>
    <message numerus="yes">
        <source>%n need attention</source>
        <translation>
            <numerusform>%n 待关注</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeepTab</name>
    <message>
        <source>never</source>
        <translation>永不</translation>
    </message>
    <message>
        <source>Forget sessions after days of silence</source>
        <translation>沉默多少天后忘记会话</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Erase…</source>
        <translation>清除…</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>回执</translation>
    </message>
    <message>
        <source>Copy the receipt</source>
        <translation>复制回执</translation>
    </message>
    <message>
        <source>A session in which nobody has said anything for so many days is deleted with all it left.</source>
        <translation>超过这么多天无人发言的会话，会连同它留下的一切一起删除。</translation>
    </message>
    <message>
        <source>Deletes every message, session, suggestion, draft and order of one customer. Nothing brings them back.</source>
        <translation>删除一位客户的全部消息、会话、建议、草稿和订单，无法恢复。</translation>
    </message>
    <message>
        <source>Erase one customer</source>
        <translation>清除一位客户</translation>
    </message>
    <message>
        <source>Erase {customer} for good?</source>
        <translation>永久清除 {customer}？</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>永久清除</translation>
    </message>
    <message>
        <source>{time} · {count} rows removed · customer {mark}</source>
        <translation>{time} · 删除 {count} 行 · 客户 {mark}</translation>
    </message>
    <message>
        <source>earlier copy, not touched: {path}</source>
        <translation>更早的副本，未改动：{path}</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Insert the suggestion at the caret</source>
        <translation>在光标处插入建议</translation>
    </message>
    <message>
        <source>Insert the second reply</source>
        <translation>插入第二条回复</translation>
    </message>
    <message>
        <source>Insert the third reply</source>
        <translation>插入第三条回复</translation>
    </message>
    <message>
        <source>Look at the first reply</source>
        <translation>查看第一条回复</translation>
    </message>
    <message>
        <source>Look at the second reply</source>
        <translation>查看第二条回复</translation>
    </message>
    <message>
        <source>Look at the third reply</source>
        <translation>查看第三条回复</translation>
    </message>
    <message>
        <source>Show or fold the sources</source>
        <translation>展开或收起依据</translation>
    </message>
    <message>
        <source>Show or fold why</source>
        <translation>展开或收起“为什么”</translation>
    </message>
    <message>
        <source>Show or fold what was sent</source>
        <translation>展开或收起发送内容</translation>
    </message>
    <message>
        <source>Show or fold the trace</source>
        <translation>展开或收起链路</translation>
    </message>
    <message>
        <source>Reject the suggestion, then 1 to 7 for why</source>
        <translation>建议不合适，再按 1–7 选原因</translation>
    </message>
    <message>
        <source>Ask for the suggestion again</source>
        <translation>重新生成建议</translation>
    </message>
    <message>
        <source>Choose sentences (1 to 9), then Enter</source>
        <translation>选择句子（1 到 9），再按回车</translation>
    </message>
    <message>
        <source>Have the reply made shorter</source>
        <translation>让回复更短</translation>
    </message>
    <message>
        <source>Have it made friendlier</source>
        <translation>让回复更亲切</translation>
    </message>
    <message>
        <source>Have it translated</source>
        <translation>翻译回复</translation>
    </message>
    <message>
        <source>Send (in the composer; Enter is a new line)</source>
        <translation>发送（在输入框内，Enter 换行）</translation>
    </message>
    <message>
        <source>Send although the customer has written again (in the composer)</source>
        <translation>客户又来消息后仍然发送（在输入框中）</translation>
    </message>
    <message>
        <source>Take the new suggestion in place of the text</source>
        <translation>用新建议替换已写的文字</translation>
    </message>
    <message>
        <source>Keep the text although it is out of date</source>
        <translation>保留已过时的文字</translation>
    </message>
    <message>
        <source>Next conversation</source>
        <translation>下一个会话</translation>
    </message>
    <message>
        <source>Previous conversation</source>
        <translation>上一个会话</translation>
    </message>
    <message>
        <source>Write a reply</source>
        <translation>写回复</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>写备注</translation>
    </message>
    <message>
        <source>End the session</source>
        <translation>结束会话</translation>
    </message>
    <message>
        <source>Paste a customer&apos;s message</source>
        <translation>粘贴客户消息</translation>
    </message>
    <message>
        <source>Search conversations</source>
        <translation>搜索会话</translation>
    </message>
    <message>
        <source>Show this list</source>
        <translation>显示本列表</translation>
    </message>
    <message>
        <source>Start fresh: a new session after this one</source>
        <translation>重新开始：接着开启一个新会话</translation>
    </message>
    <message>
        <source>Carry over what the last session knew</source>
        <translation>带入上一会话已知的信息</translation>
    </message>
    <message>
        <source>Word lists, own kinds of data, erasing</source>
        <translation>词表、自定义个人信息类型、清除客户</translation>
    </message>
    <message>
        <source>Hold to see hidden phone numbers and the like</source>
        <translation>按住可查看被隐去的手机号等信息</translation>
    </message>
    <message>
        <source>Fix what the draft check found first</source>
        <translation>修正发送检查发现的第一处问题</translation>
    </message>
    <message>
        <source>Say why a held draft may be sent</source>
        <translation>为被拦下的回复写明发送理由</translation>
    </message>
    <message>
        <source>Show what left this machine</source>
        <translation>查看离开本机的内容</translation>
    </message>
</context>
<context>
    <name>KindsTab</name>
    <message>
        <source>Your kinds</source>
        <translation>自定义类型</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>RE2, e.g. (?:badge )(GH\d{6}); the group is what is masked</source>
        <translation>RE2，例如 (?:工号)(GH\d{6})；括号内的部分会被隐去</translation>
    </message>
    <message>
        <source>My badge is GH123456 =&gt; GH123456
GH12 is a model =&gt;</source>
        <translation>我的工号是GH123456 =&gt; GH123456
GH12 是型号 =&gt;</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>or words, one a line</source>
        <translation>或词，每行一个</translation>
    </message>
    <message>
        <source>Examples: text =&gt; what is found</source>
        <translation>示例：文字 =&gt; 应命中的内容</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试一试</translation>
    </message>
    <message>
        <source>Kinds of personal data that only your company has. They are masked like phone numbers.</source>
        <translation>只有贵公司才有的个人信息类型，会像手机号一样被隐去。</translation>
    </message>
    <message>
        <source>on the screen</source>
        <translation>屏幕上</translation>
    </message>
    <message>
        <source>to Coze</source>
        <translation>发给扣子</translation>
    </message>
</context>
<context>
    <name>LedgerDialog</name>
    <message>
        <source>What left this machine</source>
        <translation>离开本机的内容</translation>
    </message>
    <message>
        <source>Server, purpose or trace id</source>
        <translation>服务器、用途或链路ID</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Request as it was sent</source>
        <translation>实际发出的请求</translation>
    </message>
    <message>
        <source>Nothing to show</source>
        <translation>没有可显示的记录</translation>
    </message>
    <message>
        <source>Nothing has left this machine, or nothing that fits the filter.</source>
        <translation>没有任何内容离开本机，或没有符合筛选条件的记录。</translation>
    </message>
    <message>
        <source>Write the ledger to</source>
        <translation>把外发账本写入</translation>
    </message>
    <message>
        <source>Written to {file}.</source>
        <translation>已写入 {file}。</translation>
    </message>
    <message>
        <source>trace {trace}</source>
        <translation>链路ID {trace}</translation>
    </message>
    <message>
        <source>A sign-in: its content is secret, so it is not kept.</source>
        <translation>这是一次登录：内容属于机密，因此不予保存。</translation>
    </message>
    <message>
        <source>The ledger was changed from outside: entry {number} does not fit.</source>
        <translation>外发账本被外部改动过：第 {number} 条对不上。</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies), each sealed to the one before; none was changed or taken out.</source>
        <translation>
            <numerusform>共 %n 条，逐条以哈希相连，未被改动或删除。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LedgerModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>Masked</source>
        <translation>已脱敏</translation>
    </message>
    <message>
        <source>{purpose} (not sent)</source>
        <translation>{purpose}（未发出）</translation>
    </message>
</context>
<context>
    <name>LifeMenu</name>
    <message>
        <source>A session ends after</source>
        <translation>会话结束于</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) of silence</source>
        <translation>
            <numerusform>无人说话 %n 分钟后</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LinkBar</name>
    <message>
        <source>Open {host}…</source>
        <translation>打开 {host}…</translation>
    </message>
</context>
<context>
    <name>LinkDialog</name>
    <message>
        <source>Open a link</source>
        <translation>打开链接</translation>
    </message>
    <message>
        <source>This link comes from a text that Coze or a customer wrote. It opens in the browser.</source>
        <translation>此链接来自扣子或客户所写的文字，将在浏览器中打开。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Lint</name>
    <message>
        <source>Stop</source>
        <translation>拦下</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>请核对</translation>
    </message>
    <message>
        <source>Put the value back</source>
        <translation>还原为原值</translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>“{words}” is personal data of another customer.</source>
        <translation>“{words}”是另一位客户的个人信息。</translation>
    </message>
    <message>
        <source>“{words}”: no source, order or message names this amount.</source>
        <translation>“{words}”：依据、订单和客户的话里都没有这个金额。</translation>
    </message>
    <message>
        <source>“{words}”: no source, order or message names this time.</source>
        <translation>“{words}”：依据、订单和客户的话里都没有这个时间。</translation>
    </message>
    <message>
        <source>“{words}” promises what no source promises.</source>
        <translation>“{words}”是承诺，依据里没有。</translation>
    </message>
    <message>
        <source>The customer writes {language}; the reply does not.</source>
        <translation>客户用的是{language}，回复不是。</translation>
    </message>
    <message>
        <source>“{words}” is on the word list ({listed}).</source>
        <translation>“{words}”在词表中（{listed}）。</translation>
    </message>
    <message>
        <source>“{words}” is a placeholder; the customer would read it so.</source>
        <translation>“{words}”是占位符，客户会原样看到。</translation>
    </message>
    <message>
        <source>“{words}” stands for nothing in this conversation.</source>
        <translation>“{words}”在本会话中没有对应的内容。</translation>
    </message>
    <message>
        <source>“{words}” was never filled in.</source>
        <translation>“{words}”还没有填写。</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
</context>
<context>
    <name>LintStrip</name>
    <message>
        <source>Why send it all the same? (Ctrl+Shift+O)</source>
        <translation>为什么仍要发送？（Ctrl+Shift+O）</translation>
    </message>
    <message>
        <source>Reason to send it all the same</source>
        <translation>仍然发送的理由</translation>
    </message>
    <message>
        <source>Send all the same</source>
        <translation>仍然发送</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>还有 %n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>Not sent. Fix it, or say why it may go.</source>
        <translation>未发送。请修正，或写明可以发送的理由。</translation>
    </message>
    <message>
        <source>Not sent yet. Press Ctrl+Enter again to send it as it is.</source>
        <translation>尚未发送。再按一次 Ctrl+Enter 即照原样发送。</translation>
    </message>
</context>
<context>
    <name>Lock</name>
    <message>
        <source>Seal this profile</source>
        <translation>为数据目录加密</translation>
    </message>
    <message>
        <source>Customers&apos; messages are encrypted here. No keyring answers, so a passphrase keeps the key.</source>
        <translation>客户消息在本机加密保存。没有钥匙串响应，因此由口令保管密钥。</translation>
    </message>
    <message>
        <source>Seal by this passphrase</source>
        <translation>用此口令加密</translation>
    </message>
    <message>
        <source>Seal this profile?</source>
        <translation>要为数据目录加密吗？</translation>
    </message>
    <message>
        <source>An earlier version made it without encryption: who can read this disk can read it.</source>
        <translation>它由早期版本创建，没有加密：能读这块磁盘的人就能读到内容。</translation>
    </message>
    <message>
        <source>Seal it now</source>
        <translation>现在加密</translation>
    </message>
    <message>
        <source>Set a new passphrase</source>
        <translation>设置新口令</translation>
    </message>
    <message>
        <source>The recovery code has opened it. No keyring answers, so nothing would open it next time.</source>
        <translation>恢复码已打开数据目录。没有钥匙串响应，下次将无法打开。</translation>
    </message>
    <message>
        <source>Set the passphrase</source>
        <translation>设置口令</translation>
    </message>
    <message>
        <source>Go on without encryption</source>
        <translation>不加密继续</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>保持现状</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Opening the desk…</source>
        <translation>正在打开工作台…</translation>
    </message>
    <message>
        <source>Conversations and knowledge are being opened on this machine.</source>
        <translation>正在打开本机的会话和知识库。</translation>
    </message>
    <message>
        <source>The desk cannot be opened</source>
        <translation>工作台无法打开</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭这条提示</translation>
    </message>
</context>
<context>
    <name>Meter</name>
    <message>
        <source>Score {score:.2f}</source>
        <translation>置信度 {score:.2f}</translation>
    </message>
    <message>
        <source>Threshold {threshold:.2f}</source>
        <translation>阈值 {threshold:.2f}</translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>New passphrase (not needed with a keyring)</source>
        <translation>新口令（有钥匙串时可不填）</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>新口令</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>再输入一次</translation>
    </message>
    <message>
        <source>Ten signs or more; a few words will do. It is stored nowhere: nobody can tell it to you.</source>
        <translation>至少十个字符，几个词即可。口令不会保存在任何地方，忘了没有人能告诉你。</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>两次输入不一致。</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Ask again</source>
        <translation>重新生成</translation>
    </message>
    <message>
        <source>Plug in</source>
        <translation>接回插头</translation>
    </message>
    <message>
        <source>Connect Coze</source>
        <translation>连接 Coze</translation>
    </message>
    <message>
        <source>Show the newest</source>
        <translation>查看最新</translation>
    </message>
    <message>
        <source>Write a reply</source>
        <translation>写回复</translation>
    </message>
    <message>
        <source>Insert it</source>
        <translation>插入它</translation>
    </message>
    <message>
        <source>Show the sources</source>
        <translation>查看依据</translation>
    </message>
    <message>
        <source>Sent as it was.</source>
        <translation>已原样发出。</translation>
    </message>
    <message>
        <source>Sent with your edits.</source>
        <translation>修改后已发出。</translation>
    </message>
    <message>
        <source>Rejected: {reason}</source>
        <translation>已标记不合适：{reason}</translation>
    </message>
    <message>
        <source>The customer wrote again; this is out of date.</source>
        <translation>客户又发了消息，这条建议已过时。</translation>
    </message>
    <message>
        <source>No such order on this machine. Check the number.</source>
        <translation>本机没有这个订单，请核对订单号。</translation>
    </message>
    <message>
        <source>Nothing reliable is known about this. Ask the customer for more, or answer yourself.</source>
        <translation>没有可靠的答案。可以向客户追问，或自行答复。</translation>
    </message>
    <message>
        <source>This is for a person: read it yourself before you answer.</source>
        <translation>需要人工处理：请读完再答复。</translation>
    </message>
    <message>
        <source>Still missing: {slots}. The reply asks for it.</source>
        <translation>还缺：{slots}，回复会向客户追问。</translation>
    </message>
    <message>
        <source>It is not clear what is meant. The reply asks back.</source>
        <translation>客户的意思不明确，回复会反问确认。</translation>
    </message>
    <message>
        <source>A listed word was found. Nothing left this machine.</source>
        <translation>命中词表，没有任何内容离开本机。</translation>
    </message>
    <message>
        <source>On the company&apos;s list: {words}. Nothing left this machine.</source>
        <translation>命中公司词表：{words}。没有任何内容离开本机。</translation>
    </message>
    <message>
        <source>On the open list: {words}. Nothing left this machine.</source>
        <translation>命中公开词表：{words}。没有任何内容离开本机。</translation>
    </message>
    <message>
        <source>Listed words to look at: {words}.</source>
        <translation>需留意的词：{words}。</translation>
    </message>
    <message>
        <source>The score is below the threshold. Check the evidence first.</source>
        <translation>置信度低于阈值，请先核对依据。</translation>
    </message>
    <message>
        <source>Changing a reply takes Coze ({cause}). It is as it was.</source>
        <translation>修改回复需要 Coze（{cause}），内容保持原样。</translation>
    </message>
    <message>
        <source>Coze: {cause}. What had come is kept; the local answer follows.</source>
        <translation>Coze {cause}：已写的部分保留在下方，由本地回答接上。</translation>
    </message>
</context>
<context>
    <name>Panels</name>
    <message>
        <source>Sources</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>为什么</translation>
    </message>
    <message>
        <source>What was sent</source>
        <translation>发送内容</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>链路</translation>
    </message>
</context>
<context>
    <name>PasteDialog</name>
    <message>
        <source>Paste a customer&apos;s message</source>
        <translation>粘贴客户消息</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>What the customer wrote</source>
        <translation>客户的原话</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>The message is stored and answered like any other.</source>
        <translation>消息会像其他消息一样保存并生成建议。</translation>
    </message>
    <message>
        <source>Choose the customer, or enter a name.</source>
        <translation>请选择客户，或填写姓名。</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Workbench</source>
        <translation>工作台</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Switch to Chinese</source>
        <translation>切换到英文（English）</translation>
    </message>
    <message>
        <source>Keys (F1)</source>
        <translation>快捷键（F1）</translation>
    </message>
    <message>
        <source>Appearance: as the system</source>
        <translation>外观：跟随系统</translation>
    </message>
    <message>
        <source>Appearance: light</source>
        <translation>外观：浅色</translation>
    </message>
    <message>
        <source>Appearance: dark</source>
        <translation>外观：深色</translation>
    </message>
    <message>
        <source>Questions nobody could answer</source>
        <translation>待补问题</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>Words and personal data (Ctrl+Shift+W)</source>
        <translation>词表与个人信息 (Ctrl+Shift+W)</translation>
    </message>
    <message>
        <source>What left this machine (Ctrl Shift L)</source>
        <translation>离开本机的内容（Ctrl Shift L）</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>The knowledge base has an answer to this.</source>
        <translation>知识库里有对应的答案。</translation>
    </message>
    <message>
        <source>No intent is sure enough, but the knowledge base has an answer that fits.</source>
        <translation>意图不够确定，但知识库里有合适的答案。</translation>
    </message>
    <message>
        <source>Neither the knowledge base nor an order says anything on this.</source>
        <translation>知识库和订单里都没有相关内容。</translation>
    </message>
    <message>
        <source>The order in question is known on this machine.</source>
        <translation>本机有这笔订单。</translation>
    </message>
    <message>
        <source>No order of that number is known on this machine.</source>
        <translation>本机没有这个单号的订单。</translation>
    </message>
    <message>
        <source>No such order, but numbers that look like it are known.</source>
        <translation>没有这笔订单，但有号码相近的订单。</translation>
    </message>
    <message>
        <source>Several orders fit; the reply asks which one is meant.</source>
        <translation>有几笔订单都符合，回复会问是哪一笔。</translation>
    </message>
    <message>
        <source>Something is missing before this can be answered.</source>
        <translation>还缺信息，补齐后才能回答。</translation>
    </message>
    <message>
        <source>It was asked for before and is still missing.</source>
        <translation>之前问过，仍然没有得到。</translation>
    </message>
    <message>
        <source>Two meanings are close; the reply asks which one.</source>
        <translation>两种意思都有可能，回复会请客户确认。</translation>
    </message>
    <message>
        <source>Small talk; nothing was looked up.</source>
        <translation>闲聊，没有检索。</translation>
    </message>
    <message>
        <source>The customer says that all is settled.</source>
        <translation>客户表示问题已解决。</translation>
    </message>
    <message>
        <source>Matters of this kind are for a person.</source>
        <translation>这类事情应由人工处理。</translation>
    </message>
    <message>
        <source>The customer asked for a person.</source>
        <translation>客户要求转人工。</translation>
    </message>
    <message>
        <source>The customer is upset.</source>
        <translation>客户情绪激动。</translation>
    </message>
    <message>
        <source>The message speaks of lawyers, authorities or the press.</source>
        <translation>消息提到律师、监管部门或媒体。</translation>
    </message>
    <message>
        <source>Several turns in a row did not help the customer.</source>
        <translation>连续几轮都没有帮到客户。</translation>
    </message>
    <message>
        <source>The word filter stopped the message.</source>
        <translation>敏感词拦下了这条消息。</translation>
    </message>
    <message>
        <source>Another source of the knowledge base fits as well.</source>
        <translation>知识库里另一条也符合。</translation>
    </message>
    <message>
        <source>The conversation names an order that is known here.</source>
        <translation>会话中提到的订单在本机可查。</translation>
    </message>
    <message>
        <source>A colleague can take over.</source>
        <translation>可以由同事接手。</translation>
    </message>
    <message>
        <source>The reply as it was before.</source>
        <translation>修改前的回复。</translation>
    </message>
    <message>
        <source>Only Coze can change a reply, and it could not be used.</source>
        <translation>只有 Coze 能修改回复，而它现在用不了。</translation>
    </message>
    <message>
        <source>Made shorter by Coze.</source>
        <translation>由 Coze 缩短。</translation>
    </message>
    <message>
        <source>Made friendlier by Coze.</source>
        <translation>由 Coze 改得更亲切。</translation>
    </message>
    <message>
        <source>Translated by Coze.</source>
        <translation>由 Coze 翻译。</translation>
    </message>
    <message>
        <source>Order: {status}</source>
        <translation>订单：{status}</translation>
    </message>
    <message>
        <source>Before the change</source>
        <translation>修改之前</translation>
    </message>
    <message>
        <source>Hand over to a colleague</source>
        <translation>转给同事</translation>
    </message>
    <message>
        <source>as of {time}</source>
        <translation>截至 {time}</translation>
    </message>
</context>
<context>
    <name>RenewalStrip</name>
    <message>
        <source>Take the new one</source>
        <translation>换成新建议</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>保留我的</translation>
    </message>
    <message>
        <source>Send all the same</source>
        <translation>仍然发送</translation>
    </message>
    <message>
        <source>Not sent: the customer has written again since this text was suggested.</source>
        <translation>未发送：生成这段文字之后，客户又发来了消息。</translation>
    </message>
    <message>
        <source>The customer has written again. Your text stays while a new suggestion is made.</source>
        <translation>客户又发来了消息。正在生成新建议，您的文字原样保留。</translation>
    </message>
    <message>
        <source>The customer has written again. Read it before you send.</source>
        <translation>客户又发来了消息，请先看过再发送。</translation>
    </message>
    <message>
        <source>The customer has written again. The new suggestion says the same.</source>
        <translation>客户又发来了消息，新建议的内容相同。</translation>
    </message>
    <message>
        <source>The customer has written again. Your text against the new suggestion:</source>
        <translation>客户又发来了消息。您的文字与新建议对比：</translation>
    </message>
</context>
<context>
    <name>RequestView</name>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n 字节</numerusform>
        </translation>
    </message>
    <message>
        <source>Lay out</source>
        <translation>排版查看</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the whole request</source>
        <translation>复制整个请求</translation>
    </message>
    <message>
        <source>Request as it was sent</source>
        <translation>实际发出的请求</translation>
    </message>
    <message>
        <source>A question without a body</source>
        <translation>不带正文的请求</translation>
    </message>
    <message>
        <source>As sent</source>
        <translation>原始内容</translation>
    </message>
</context>
<context>
    <name>SafetyDialog</name>
    <message>
        <source>Words and personal data</source>
        <translation>词表与个人信息</translation>
    </message>
    <message>
        <source>Word lists</source>
        <translation>词表</translation>
    </message>
    <message>
        <source>Own kinds of personal data</source>
        <translation>自定义个人信息类型</translation>
    </message>
    <message>
        <source>Keeping and erasing</source>
        <translation>保留与清除</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>SendLess</name>
    <message>
        <source>Ask again with this choice</source>
        <translation>按此选择重新生成</translation>
    </message>
    <message>
        <source>Send less</source>
        <translation>少发一些</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>客服</translation>
    </message>
    <message>
        <source>Left out: {text}</source>
        <translation>不发送：{text}</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>不发送</translation>
    </message>
</context>
<context>
    <name>SentPanel</name>
    <message numerus="yes">
        <source>%n masked</source>
        <translation>
            <numerusform>掩码 %n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>Redacted text</source>
        <translation>脱敏后的文本</translation>
    </message>
    <message>
        <source>Nothing left this machine</source>
        <translation>没有内容离开本机</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n 字节</numerusform>
        </translation>
    </message>
    <message>
        <source>Left this machine</source>
        <translation>离开本机的内容</translation>
    </message>
</context>
<context>
    <name>ShutPanel</name>
    <message>
        <source>This profile is locked</source>
        <translation>数据目录已锁定</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open by the recovery code</source>
        <translation>用恢复码打开</translation>
    </message>
    <message>
        <source>Neither a passphrase nor a recovery code was ever set: only the keyring opens it.</source>
        <translation>没有设置过口令或恢复码：只有钥匙串能打开。</translation>
    </message>
</context>
<context>
    <name>SnoozeMenu</name>
    <message>
        <source>Snooze for 15 minutes</source>
        <translation>15 分钟后再看</translation>
    </message>
    <message>
        <source>Snooze for an hour</source>
        <translation>1 小时后再看</translation>
    </message>
    <message>
        <source>Snooze until tomorrow, 9:00</source>
        <translation>明天 9:00 再看</translation>
    </message>
    <message>
        <source>Bring it back now</source>
        <translation>现在放回队列</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Failover drill…</source>
        <translation>断网演练…</translation>
    </message>
    <message>
        <source>No keyring: the token is kept for this run only</source>
        <translation>无系统钥匙串：令牌仅本次运行有效</translation>
    </message>
    <message>
        <source>first words {time}</source>
        <translation>本次首字 {time}</translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s)</source>
        <translation>
            <numerusform>%n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Knowledge v{version}</source>
        <translation>知识库 v{version}</translation>
    </message>
    <message>
        <source>next try in {time}</source>
        <translation>{time} 后重试</translation>
    </message>
    <message>
        <source>Opens the connection to Coze</source>
        <translation>打开 Coze 连接设置</translation>
    </message>
    <message>
        <source>Calls today {today}</source>
        <translation>今日调用 {today}</translation>
    </message>
    <message>
        <source>{total} / {limit} in all</source>
        <translation>累计 {total} / {limit}</translation>
    </message>
    <message>
        <source>used up</source>
        <translation>已用完</translation>
    </message>
    <message>
        <source>nearly used up</source>
        <translation>即将用完</translation>
    </message>
    <message>
        <source>The plan allows {limit} calls in all. Once they are used up, answers come from this machine.</source>
        <translation>该套餐累计可调用 {limit} 次，用完后由本机作答。</translation>
    </message>
    <message>
        <source>Pull Coze&apos;s plug (demo)</source>
        <translation>拔掉 Coze 网线</translation>
    </message>
    <message>
        <source>Work offline</source>
        <translation>离线工作</translation>
    </message>
    <message>
        <source>Plug is out: put it in (demo)</source>
        <translation>接回 Coze 网线</translation>
    </message>
    <message>
        <source>Offline: go online</source>
        <translation>离线中：恢复在线</translation>
    </message>
    <message>
        <source>Really cuts the line to the emulated Coze; the next card comes from this machine.</source>
        <translation>真实切断与模拟 Coze 的连接，下一张卡片由本机给出。</translation>
    </message>
    <message>
        <source>Answers come from this machine alone until you go online again.</source>
        <translation>恢复在线之前，建议只由本机给出。</translation>
    </message>
    <message>
        <source>Sealed</source>
        <translation>已加密</translation>
    </message>
    <message>
        <source>Unsealed</source>
        <translation>未加密</translation>
    </message>
    <message>
        <source>The profile is encrypted on this machine.</source>
        <translation>档案已在本机加密保存。</translation>
    </message>
    <message>
        <source>The profile is not encrypted: who can read this disk can read it.</source>
        <translation>档案未加密：能读这块磁盘的人都能读到。</translation>
    </message>
    <message>
        <source>Demo profile</source>
        <translation>演示档案</translation>
    </message>
    <message>
        <source>Profile {name}</source>
        <translation>档案 {name}</translation>
    </message>
</context>
<context>
    <name>SuggestionPane</name>
    <message>
        <source>Suggestions</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>No suggestion yet</source>
        <translation>还没有建议</translation>
    </message>
    <message>
        <source>When the customer writes, a reply with its reasons appears here.</source>
        <translation>客户发来消息后，建议回复和理由会出现在这里。</translation>
    </message>
    <message>
        <source>Suggest a reply</source>
        <translation>生成建议</translation>
    </message>
</context>
<context>
    <name>ThresholdDialog</name>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>Line: F1 · band: 95 % interval · dot: best · dashes: in use</source>
        <translation>曲线：F1 · 色带：95% 区间 · 圆点：最佳 · 虚线：当前</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>An intent that scores below the threshold is not believed. The curve shows how well each threshold tells questions this shop cannot answer from those it can, on phrasings and agents&apos; decisions that the model had not seen.</source>
        <translation>置信度低于阈值的意图不予采信。曲线表示在模型没有见过的问法和客服反馈上，各阈值区分“本店答不了”与“答得了”的效果。</translation>
    </message>
    <message>
        <source>Apply {best}</source>
        <translation>应用 {best}</translation>
    </message>
    <message>
        <source>Measuring on the labels of this machine…</source>
        <translation>正在用本机的标注测量…</translation>
    </message>
    <message>
        <source>Not enough labels yet ({have} of {needed}). The shipped threshold stands: {shipped}</source>
        <translation>标注还不够（{have} / {needed}），沿用出厂阈值：{shipped}</translation>
    </message>
    <message>
        <source>{current} counts from the next message on; it was {before}.</source>
        <translation>从下一条消息起使用 {current}，之前是 {before}。</translation>
    </message>
    <message>
        <source>In use: {current} (shipped: {shipped})</source>
        <translation>当前：{current}（出厂：{shipped}）</translation>
    </message>
    <message>
        <source>Best: {best}, F1 {f1}, 95 % interval {low} to {high}</source>
        <translation>最佳：{best}，F1 {f1}，95% 区间 {low}–{high}</translation>
    </message>
    <message>
        <source>{labels} labels, {confirmed} of them from agents; calibration error {ece}</source>
        <translation>{labels} 条标注，其中 {confirmed} 条来自客服；校准误差 {ece}</translation>
    </message>
</context>
<context>
    <name>TracePanel</name>
    <message>
        <source>Trace id</source>
        <translation>链路 ID</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the trace id</source>
        <translation>复制链路 ID</translation>
    </message>
    <message>
        <source>Time of each stage</source>
        <translation>各阶段用时</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n 个 token</numerusform>
        </translation>
    </message>
    <message>
        <source>Written by: {engine}</source>
        <translation>生成者：{engine}</translation>
    </message>
    <message>
        <source>Why not Coze: {cause}</source>
        <translation>没有用 Coze：{cause}</translation>
    </message>
</context>
<context>
    <name>UnlockDialog</name>
    <message>
        <source>Supervisor&apos;s unlock</source>
        <translation>主管解锁</translation>
    </message>
    <message>
        <source>Supervisor&apos;s passphrase</source>
        <translation>主管口令</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Set and unlock</source>
        <translation>设置并解锁</translation>
    </message>
    <message>
        <source>Customers&apos; own words are shown after the supervisor&apos;s passphrase alone. Each time is recorded.</source>
        <translation>只有输入主管口令才能看到客户原文，每次都会留下记录。</translation>
    </message>
    <message>
        <source>No supervisor&apos;s passphrase is set yet. Whoever supervises this profile sets it now.</source>
        <translation>尚未设置主管口令。请由主管现在设置。</translation>
    </message>
</context>
<context>
    <name>WhyPanel</name>
    <message>
        <source>Why this reply</source>
        <translation>为什么给出这条回复</translation>
    </message>
    <message>
        <source>Intents and their scores</source>
        <translation>意图与得分</translation>
    </message>
    <message>
        <source>Matched terms and their weight</source>
        <translation>命中词与权重</translation>
    </message>
    <message>
        <source>Intents</source>
        <translation>意图</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>命中词</translation>
    </message>
    <message>
        <source>Not decided yet.</source>
        <translation>尚未决定。</translation>
    </message>
    <message>
        <source>{score}  — threshold —</source>
        <translation>{score}  — 阈值 —</translation>
    </message>
    <message>
        <source>The best is ahead by {margin}.</source>
        <translation>最高分领先 {margin}。</translation>
    </message>
    <message>
        <source>{id}: {score} in all</source>
        <translation>{id}：合计 {score}</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Not recognised</source>
        <translation>未识别</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>本地</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>缓存</translation>
    </message>
    <message>
        <source>Word filter</source>
        <translation>敏感词</translation>
    </message>
    <message>
        <source>Coze online</source>
        <translation>Coze 在线</translation>
    </message>
    <message>
        <source>Coze slow</source>
        <translation>Coze 较慢</translation>
    </message>
    <message>
        <source>Coze limited</source>
        <translation>Coze 限流</translation>
    </message>
    <message>
        <source>Coze signed out</source>
        <translation>Coze 未登录</translation>
    </message>
    <message>
        <source>Coze down</source>
        <translation>Coze 不可用</translation>
    </message>
    <message>
        <source>Offline by choice</source>
        <translation>主动离线</translation>
    </message>
    <message>
        <source>Coze not connected</source>
        <translation>Coze 未连接</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>receive</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>word filter</source>
        <translation>敏感词</translation>
    </message>
    <message>
        <source>redact</source>
        <translation>脱敏</translation>
    </message>
    <message>
        <source>understand</source>
        <translation>意图</translation>
    </message>
    <message>
        <source>track</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>look up</source>
        <translation>检索</translation>
    </message>
    <message>
        <source>compose</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>restore</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>to understand</source>
        <translation>用于意图识别</translation>
    </message>
    <message>
        <source>to compose</source>
        <translation>用于生成回复</translation>
    </message>
    <message>
        <source>to stop composing</source>
        <translation>用于停止生成</translation>
    </message>
    <message>
        <source>order number</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>手机号</translation>
    </message>
    <message>
        <source>amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>product</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>waybill</source>
        <translation>运单号</translation>
    </message>
    <message>
        <source>size</source>
        <translation>尺码</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>suggestion sent as it was</source>
        <translation>采纳建议</translation>
    </message>
    <message>
        <source>suggestion sent with edits</source>
        <translation>采纳建议（有修改）</translation>
    </message>
    <message>
        <source>suggestion rejected</source>
        <translation>建议不合适</translation>
    </message>
    <message>
        <source>suggestion not used</source>
        <translation>建议未采用</translation>
    </message>
    <message>
        <source>suggestion expired</source>
        <translation>建议已过期</translation>
    </message>
    <message>
        <source>Wrong fact</source>
        <translation>事实有误</translation>
    </message>
    <message>
        <source>Wrong intent</source>
        <translation>意图不对</translation>
    </message>
    <message>
        <source>Outdated</source>
        <translation>信息过时</translation>
    </message>
    <message>
        <source>Wrong tone</source>
        <translation>语气不合适</translation>
    </message>
    <message>
        <source>Incomplete</source>
        <translation>不完整</translation>
    </message>
    <message>
        <source>Unsafe to say</source>
        <translation>不宜对外说</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>其他原因</translation>
    </message>
    <message>
        <source>not paid</source>
        <translation>待付款</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>已付款</translation>
    </message>
    <message>
        <source>packed</source>
        <translation>已打包</translation>
    </message>
    <message>
        <source>on its way</source>
        <translation>运输中</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>已签收</translation>
    </message>
    <message>
        <source>being returned</source>
        <translation>退货中</translation>
    </message>
    <message>
        <source>refunded</source>
        <translation>已退款</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Web chat</source>
        <translation>网页客服</translation>
    </message>
    <message>
        <source>Pasted</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>命令行</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>new today</source>
        <translation>今天更新</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 小时 {minutes} 分</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>from cache</source>
        <translation>来自缓存</translation>
    </message>
    <message>
        <source>from cache, {seconds} s old</source>
        <translation>来自缓存，{seconds} 秒前</translation>
    </message>
    <message>
        <source>to fetch the rest of a reply</source>
        <translation>取回回复的其余部分</translation>
    </message>
    <message>
        <source>to see whether Coze is there</source>
        <translation>探测扣子是否可用</translation>
    </message>
    <message>
        <source>to sign in</source>
        <translation>登录</translation>
    </message>
</context>
<context>
    <name>WordsTab</name>
    <message>
        <source>A word or phrase</source>
        <translation>词或短语</translation>
    </message>
    <message>
        <source>What a hit does</source>
        <translation>命中后的处理</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>词</translation>
    </message>
    <message>
        <source>Reply to a blocked message</source>
        <translation>被拦截消息的回复</translation>
    </message>
    <message>
        <source>Type a text to see what would be found</source>
        <translation>输入一段文字，看看会命中什么</translation>
    </message>
    <message>
        <source>stops</source>
        <translation>拦截</translation>
    </message>
    <message>
        <source>warns</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>is allowed</source>
        <translation>允许</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Words your company does not want to read or write</source>
        <translation>公司不希望收到或写出的词</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试一试</translation>
    </message>
    <message>
        <source>Import words</source>
        <translation>导入词表</translation>
    </message>
    <message>
        <source>Export words</source>
        <translation>导出词表</translation>
    </message>
    <message>
        <source>Nothing is found.</source>
        <translation>没有命中。</translation>
    </message>
</context>
<context>
    <name>_Words</name>
    <message>
        <source>removed: {text}</source>
        <translation>去掉：{text}</translation>
    </message>
    <message>
        <source>added: {text}</source>
        <translation>加上：{text}</translation>
    </message>
</context>
</TS>
