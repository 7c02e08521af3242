// Facebook's own client of the Graph API, unchanged but for its address. Prints what it saw as JSON.
const { Comment, FacebookAdsApi, LiveVideo, Page } = require("facebook-nodejs-business-sdk");

const [base, token] = [process.argv[2], process.env.STANDIN_TOKEN];
Object.defineProperty(FacebookAdsApi, "GRAPH", { get: () => base });

async function code(call) {
  try {
    await call;
    return 0;
  } catch (error) {
    return error.response?.code ?? error.response?.error?.code ?? String(error);
  }
}

async function main() {
  FacebookAdsApi.init(token, "en_US", false);
  const page = new Page("5678");
  const live = new LiveVideo("1234");
  const seen = {};

  const made = await page.createLiveVideo([], { status: "LIVE_NOW", title: "Réouverture" });
  seen.stream_url = made.secure_stream_url ?? made._data?.secure_stream_url;
  const node = await live.get(["status", "live_views", "title"]);
  seen.status = node.status;
  seen.title = node.title;

  const fields = ["id", "from", "message", "created_time", "is_hidden", "can_hide"];
  const comments = [];
  let cursor = await live.getComments(fields, { limit: 100, order: "reverse_chronological", live_filter: "no_filter" });
  for (;;) {
    comments.push(...cursor);
    if (!cursor.hasNext()) break;
    cursor = await cursor.next();
  }
  seen.listed = comments.length;
  seen.ids = new Set(comments.map((comment) => comment.id)).size;
  seen.last = comments.at(-1).message;

  const first = new Comment(comments[0].id);
  await first.update([], { is_hidden: true });
  seen.hidden = (await first.get(["is_hidden"])).is_hidden;
  await first.update([], { is_hidden: false });
  seen.hidden_after = (await new Comment(comments[0].id).get(["is_hidden"])).is_hidden;
  const reply = await first.createComment([], { message: "Merci à vous & à bientôt" });
  seen.replies = (await first.getComments(["message"])).map((one) => one.message);
  seen.reply_id = reply.id.startsWith("1234_");
  await new Comment(comments[1].id).delete([]);
  seen.deleted_again = await code(new Comment(comments[1].id).delete([]));

  await page.createBlocked([], { user: [comments[2].from.id] });
  seen.blocked = (await page.getBlocked(["id", "name"])).map((user) => user.id);
  seen.blocked_right = seen.blocked[0] === comments[2].from.id;
  await page.deleteBlocked({ user: comments[2].from.id });
  seen.blocked_after = (await page.getBlocked(["id"])).length;
  seen.reactions = (await live.getReactions([], { summary: "total_count", limit: 0 })).summary.total_count > 0;
  await live.update([], { end_live_video: true });
  seen.ended = (await new LiveVideo("1234").get(["status"])).status;

  FacebookAdsApi.init("another", "en_US", false);
  seen.stranger = await code(new LiveVideo("1234").get(["status"]));
  console.log(JSON.stringify(seen));
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
