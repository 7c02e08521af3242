// Google's own client of the YouTube Data API, unchanged but for its address. Prints what it saw as JSON.
const { auth, youtube } = require("@googleapis/youtube");

const [base, token] = [process.argv[2], process.env.STANDIN_TOKEN];

async function reason(call) {
  try {
    await call;
    return "none";
  } catch (error) {
    return `${error.status ?? error.code} ${error.errors?.[0]?.reason ?? error.response?.data?.error?.errors?.[0]?.reason}`;
  }
}

async function main() {
  const oauth = new auth.OAuth2();
  oauth.setCredentials({ access_token: token });
  const api = youtube({ version: "v3", rootUrl: `${base}/`, auth: oauth });
  const seen = {};

  const video = await api.videos.list({ part: ["liveStreamingDetails"], id: ["1234"] });
  const liveChatId = video.data.items[0].liveStreamingDetails.activeLiveChatId;
  const broadcast = await api.liveBroadcasts.list({ part: ["snippet", "status"], broadcastStatus: "active" });
  seen.same_chat = broadcast.data.items[0].snippet.liveChatId === liveChatId;

  let pageToken;
  const list = async () => {
    const { data } = await api.liveChatMessages.list({
      liveChatId, part: ["id", "snippet", "authorDetails"], maxResults: 200, pageToken });
    pageToken = data.nextPageToken;
    return data.items;
  };
  const messages = [];
  for (let page = await list(); page.length > 0; page = await list()) messages.push(...page);
  seen.listed = messages.length;
  seen.ids = new Set(messages.map((message) => message.id)).size;
  seen.first = messages[0].snippet.displayMessage;

  seen.deleted = (await api.liveChatMessages.delete({ id: messages[0].id })).status;
  seen.deleted_again = await reason(api.liveChatMessages.delete({ id: messages[0].id }));
  const ban = (channelId, more) =>
    api.liveChatBans.insert({
      part: ["snippet"], requestBody: { snippet: { liveChatId, bannedUserDetails: { channelId }, ...more } } });
  const banned = await ban(messages[1].snippet.authorChannelId, { type: "permanent" });
  seen.banned = banned.data.snippet.bannedUserDetails.channelId;
  const timeout = await ban(messages[2].authorDetails.channelId, { type: "temporary", banDurationSeconds: "300" });
  seen.timeout_seconds = timeout.data.snippet.banDurationSeconds;
  seen.unbanned = (await api.liveChatBans.delete({ id: banned.data.id })).status;
  seen.nobody = await reason(ban("nobody", { type: "permanent" }));
  const written = await api.liveChatMessages.insert({
    part: ["snippet"],
    requestBody: {
      snippet: { liveChatId, type: "textMessageEvent", textMessageDetails: { messageText: "Bienvenue à tous" } } } });
  const news = await list();
  seen.news = news.map((item) => item.snippet.type);
  seen.deleted_id = news[0].snippet.messageDeletedDetails.deletedMessageId === messages[0].id;
  seen.written = news.at(-1).id === written.data.id;

  const byKey = youtube({ version: "v3", rootUrl: `${base}/`, auth: token });
  seen.by_key = (await byKey.liveChatMessages.list({ liveChatId, part: ["id"] })).data.items.length > 0;
  const stranger = youtube({ version: "v3", rootUrl: `${base}/`, auth: "another" });
  seen.stranger = await reason(stranger.liveChatMessages.list({ liveChatId, part: ["id"] }));
  console.log(JSON.stringify(seen));
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
