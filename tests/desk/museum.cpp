#include "museum.h"

#include "show/text.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>

#include <array>
#include <cmath>

namespace regie::test {

namespace {

Flag severe(const char* rule, const char* reason) { return {rule, Severity::Severe, 0.95, reason}; }
Flag notice(const char* rule, const char* reason) { return {rule, Severity::Notice, 0.8, reason}; }
Flag question(const char* reason) { return {"question", Severity::Info, 0.9, reason}; }

nlohmann::json item(const char* id, const char* graphic, const char* title, int seconds) {
    nlohmann::json planned{{"id", id}, {"graphic", graphic}, {"fields", {{"title", title}}}};
    if (graphic == std::string("event-card"))
        planned["fields"]["details"] = "Musée d'arts";
    if (seconds > 0)
        planned["seconds"] = seconds;
    return planned;
}

Flag marked(Flag flag, const std::string& text, const std::string& part) {
    const auto at = static_cast<std::uint32_t>(text.find(part));
    flag.spans = {{at, at + static_cast<std::uint32_t>(part.size())}};
    return flag;
}

} // namespace

FlagSettings museum_flags() {
    FlagSettings flags;
    flags.block = {"arnaque", "à bas la mairie"};
    flags.rules["shouting"].on = false;
    return flags;
}

nlohmann::json museum_trial() {
    const auto example = [](const std::string& text, const std::string& part, const char* reason) {
        const auto at = text.find(part);
        return nlohmann::json{{"text", text}, {"reason", reason}, {"spans", {{at, at + part.size()}}}};
    };
    const auto rule = [](int now, int then, nlohmann::json newly, nlohmann::json no_longer) {
        return nlohmann::json{{"now", now},
                              {"then", then},
                              {"newly", std::max<std::size_t>(newly.size(), then > now ? then - now : 0)},
                              {"no_longer", no_longer.size()},
                              {"newly_flagged", newly},
                              {"no_longer_flagged", no_longer}};
    };
    const auto tax = example("encore nos impôts pour ça", "impôts", "On this show's list: “impôts”");
    const auto ticket = example("Appelez-moi au 06 12 34 56 12 pour des billets", "billets",
                                "On this show's list: “billets”");
    const auto loud = example("ALLEZ LES VERTS", "ALLEZ LES VERTS", "Shouting");
    return {{"comments", 1204},
            {"sessions", 1},
            {"cut", false},
            {"any", rule(58, 71, nlohmann::json::array(), nlohmann::json::array())},
            {"rules",
             {{"blocked", rule(3, 18, nlohmann::json::array({tax, ticket}), nlohmann::json::array())},
              {"shouting", rule(9, 8, nlohmann::json::array(), nlohmann::json::array({loud}))}}}};
}

protocol::Welcome museum_welcome() {
    protocol::Welcome welcome;
    welcome.session = "2026-11-23-musee";
    welcome.mode = "rehearse";
    welcome.show = "Réouverture du Musée d'arts";
    welcome.width = 1920;
    welcome.height = 1080;
    welcome.fps = 30;
    welcome.epoch_ms = 1'795'456'800'000;
    welcome.rundown = nlohmann::json::array(
        {item("title", "lower-third", "Musée d'arts de Nantes", 12),
         item("card", "event-card", "Open today 11:00–19:00, free entry", 12),
         item("mayor", "lower-third", "Claire Morvan, mayor of Nantes", 10),
         item("director", "lower-third", "Sophie Lévêque, director of the museum", 10),
         item("ribbon", "event-card", "The ribbon is cut at 11:00", 15),
         item("sunday", "event-card", "Museums are free on the first Sunday of each month", 0)});
    welcome.rundown[1]["at"] = "41:30";
    welcome.rundown[2]["note"] = "When she steps up to the lectern";
    welcome.rundown[2]["at"] = "44:00";
    const auto scene = [](const char* id, const char* name, const char* layout,
                          std::vector<std::string> sources) {
        return nlohmann::json{{"id", id}, {"name", name}, {"layout", layout}, {"sources", sources}};
    };
    welcome.scenes = nlohmann::json::array(
        {scene("cam1", "Camera 1", "full", {"cam1"}), scene("cam2", "Camera 2", "full", {"cam2"}),
         scene("both", "Both", "side-by-side", {"cam1", "cam2"}),
         scene("teaser", "Teaser", "full", {"teaser"}), scene(kSlateScene, "Slate", kSlateScene, {})});
    welcome.sources =
        nlohmann::json::array({{{"id", "cam1"}, {"name", "Camera 1"}, {"picture", true}},
                               {{"id", "cam2"}, {"name", "Camera 2"}, {"picture", true}, {"muted", true}},
                               {{"id", "teaser"}, {"name", "Teaser"}, {"picture", true}},
                               {{"id", "desk"}, {"name", "Lectern"}}});
    welcome.rules = {"insult", "blocked", "scam",  "coarse", "link",     "phone",
                     "email",  "repeat",  "flood", "raid",   "shouting", "question"};
    welcome.outputs = nlohmann::json::array({{{"id", "recording"}, {"kind", "recording"}},
                                             {{"id", "rtmp"}, {"kind", "rtmp"}, {"platform", "facebook"}}});
    welcome.answers = nlohmann::json::parse(R"([
        {"id": "tuesday", "questions": ["Est-ce ouvert le mardi ?", "Are you open on Tuesdays?"],
         "answer": {"fr": "Le mardi, le musée est fermé. Il ouvre {next_opening}.", "en": "We are closed on Tuesdays."},
         "source": "https://musee.example/horaires", "owner": "Inès"},
        {"id": "parking", "questions": ["Où peut-on se garer ?"],
         "answer": {"fr": "Le parking Cathédrale est à cinq minutes à pied."}, "owner": "Paul", "until": "2026-01-31"}])");
    welcome.campaigns = nlohmann::json::array({{{"id", "late"}, {"name", "Late on Thursdays"}}});
    welcome.feeds = nlohmann::json::array({{{"id", "facebook"},
                                            {"platform", "facebook"},
                                            {"can_hide", true},
                                            {"can_delete", true},
                                            {"can_ban", true},
                                            {"can_reply", true}}});
    return welcome;
}

void open_museum(FakeEngine& engine) {
    engine.append("engine", SessionStarted{engine.welcome.show, engine.welcome.mode, 30,
                                           engine.welcome.epoch_ms, museum_flags()});
    engine.append("engine", EngineStarted{4711, 0});
    engine.append("engine", SourceChanged{"cam1", "live", ""});
    engine.append("engine", OutputChanged{"recording", "running", "", 0, ""});
    engine.append("engine", OutputChanged{"rtmp", "running", "", 0, ""});
    engine.append("facebook", FeedChanged{"facebook", "live", ""});
}

void say(FakeEngine& engine, const std::string& id, const std::string& author, const std::string& text,
         std::vector<Flag> flags) {
    Comment comment{
        id, "facebook", "facebook", {"u-" + author, author}, text, engine.welcome.epoch_ms + engine.show_ms};
    engine.append("facebook", CommentCame{comment});
    if (!flags.empty())
        engine.append("flagging", CommentFlagged{id, std::move(flags)});
}

void play_evening(FakeEngine& engine) {
    const auto at = [&](int minute, int second) { engine.show_ms = (minute * 60 + second) * 1000; };
    at(12, 40);
    say(engine, "c1", "Amélie Roux", "Hâte de voir ça !");
    at(31, 2);
    say(engine, "c2", "Amélie Roux", "Superbe façade");
    at(41, 31);
    say(engine, "c3", "Hana", "Greetings from Sapporo! What a beautiful building.");
    at(41, 40);
    say(engine, "c4", "Tom", "Appelez-moi au 06 12 34 56 12 pour des billets",
        {notice("phone", "Phone number")});
    at(41, 44);
    say(engine, "c5", "Sophie Le Goff", "Est-ce accessible en fauteuil roulant ?",
        {question("Question: access")});
    at(41, 50);
    say(engine, "c6", "jp_44", "encore nos impôts bande de n u l s",
        {marked(severe("insult", "Insult, spaced out: “nuls”"), "encore nos impôts bande de n u l s",
                "n u l s"),
         notice("toxicity", "Toxicity 0.83")});
    at(41, 58);
    say(engine, "c7", "Karim Benali", "La nouvelle verrière est magnifique, bravo à toute l'équipe 👏");
    at(42, 3);
    say(engine, "c8", "Le Grand Jeu", "Gagnez un iPhone !! cliquez ici bit.ly/xx-gr4tuit",
        {marked(notice("link", "Link shortener"), "Gagnez un iPhone !! cliquez ici bit.ly/xx-gr4tuit",
                "bit.ly/xx-gr4tuit"),
         notice("repeat", "Said 6 times"),
         marked(severe("scam", "Looks like a scam: “gagnez un”"),
                "Gagnez un iPhone !! cliquez ici bit.ly/xx-gr4tuit", "Gagnez un")});
    at(42, 5);
    say(engine, "c9", "Amélie Roux",
        "Bonjour, le musée est-il ouvert le mardi ? Et c'est gratuit pour les étudiants ?",
        {question("Question: hours, prices")});
    at(42, 10);
    engine.append("Inès",
                  GraphicTaken{{kPinKey,
                                "pinned-comment",
                                {{"author", "Karim B."},
                                 {"text", "La nouvelle verrière est magnifique, bravo à toute l'équipe 👏"},
                                 {"platform", "facebook"}},
                                engine.show_ms + 20'000,
                                "c7",
                                "comments"}});
    at(42, 13);
    engine.append("Inès", GraphicTaken{{"title",
                                        "lower-third",
                                        {{"title", "Musée d'arts de Nantes"},
                                         {"subtitle", "Réouverture après six ans de travaux"}},
                                        engine.show_ms + 12'000,
                                        {},
                                        "title"}});
    at(42, 15);
    engine.append("Inès", CommentHidden{"c4"});
    engine.append("facebook", PlatformAnswered{"c4", "hide", "confirmed", ""});
    at(42, 17);
}

void play_crowd(FakeEngine& engine, int count) {
    constexpr std::array names = {"Amélie Roux",
                                  "Karim Benali",
                                  "Sophie Le Goff",
                                  "Hana",
                                  "Tom",
                                  "jp_44",
                                  "Marie-Thérèse de La Rochefoucauld",
                                  "Yann",
                                  "Paul Nguyễn",
                                  "Мария",
                                  "سارة",
                                  "Léo 🎸"};
    constexpr std::array texts = {
        "Bonjour de Saint-Nazaire !",
        "Quelle belle lumière dans la grande salle.",
        "So happy it is open again 😍",
        "Je venais ici avec ma grand-mère, tous les dimanches, et je n'ai jamais oublié l'odeur du parquet "
        "ciré ni le "
        "silence de la salle des sculptures. Merci à celles et ceux qui l'ont rendu aussi beau.",
        "Les toilettes sont où ?",
        "Bravo !",
        "Can we bring a pushchair?",
        "❤️❤️❤️"};
    for (int i = 0; i < count; ++i) {
        engine.show_ms += 2000;
        std::vector<Flag> flags;
        if (i % 5 == 4)
            flags.push_back(i % 2 ? question("Question: access") : notice("shouting", "Shouting"));
        say(engine, "crowd-" + std::to_string(engine.log().size()),
            names[static_cast<std::size_t>(i * 7 % 12)], texts[static_cast<std::size_t>(i * 5 % 8)],
            std::move(flags));
    }
}

void play_oddities(FakeEngine& engine) {
    engine.show_ms += 2000;
    say(engine, "rtl", "سارة الحداد", "متى يفتح المتحف يوم الأحد؟ وهل الدخول مجاني للطلاب في هذا الأسبوع؟",
        {question("Question: hours, prices")});
    engine.show_ms += 2000;
    say(engine, "hebrew", "דנה", "שלום מחיפה! איזה בניין יפה 😍 see you on Sunday");
    engine.show_ms += 2000;
    say(engine, "emoji", "👨‍👩‍👧‍👦",
        "👏👏👏🏛️🎨🖼️👨‍👩‍👧‍👦🇫🇷🏳️‍🌈 magnifique "
        "😍😍😍");
    engine.show_ms += 2000;
    say(engine, "zalgo", "Z̸̧a̷͜l̶g̵o̴", clean_text("H̴̡̛̗̣̮̿̐͠e̷̢̛̺͓̤̅̎̕ c̷̡̛̲̼̽͘o̸̢͎̓̈́m̷̛̻̈́̿e̴̻̾s̸̡̈́ to the museum"));
    engine.show_ms += 2000;
    say(engine, "endless", "Jean-Baptiste-Emmanuel-Zorgbibe-de-la-Tour-du-Pin-Chambly-de-La-Charce",
        clean_text("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
                   "AAAAAAAAAAAAAAA"
                   "AAAAAAAAAAAAAAAAAAAAAAAAAAAA LE MUSÉE EST OUVERT ET PERSONNE NE LE SAIT, C'EST UN "
                   "SCANDALE, J'AI ÉCRIT "
                   "TROIS FOIS À LA MAIRIE SANS JAMAIS RECEVOIR DE RÉPONSE, ET MAINTENANT ON NOUS DIT QUE "
                   "TOUT VA BIEN ?!"),
        {notice("shouting", "Shouting"), notice("repeat", "Said 3 times in five minutes by the same author"),
         severe(
             "insult",
             "Insult: “scandale” in a list that this newsroom has made for itself and never looked at again"),
         notice("link", "Link"), notice("phone", "Phone number"), notice("email", "E-mail address"),
         question("Question: hours")});
    engine.show_ms += 2000;
    say(engine, "markup", "<b>Bold</b>",
        "<img src=\"http://example.org/pixel.png\"> <a href='x'>click</a> **not bold** &amp; done",
        {notice("link", "Link: example.org")});
}

protocol::Status steady_status(std::int64_t show_ms) {
    protocol::Status status;
    status.show_ms = show_ms;
    status.frames = show_ms * 30 / 1000;
    status.sound.rms_db = -24 + 4 * std::sin(show_ms / 700.0);
    status.loudness.short_term = -19.4;
    status.sound.peak_db = -14 + 6 * std::sin(show_ms / 700.0);
    status.outputs["recording"].sent_bytes = show_ms * 650;
    status.outputs["recording"].running_ms = show_ms;
    status.outputs["rtmp"] = {4620, show_ms * 570, show_ms * 3 / 100, 0, show_ms, 14, 0};
    status.sources = {
        {"cam1", {-14, -24 + 4 * std::sin(show_ms / 700.0)}}, {"cam2", {-30, -38}}, {"teaser", {}}};
    status.free_bytes = std::int64_t{650} * 1000 * 11'400;
    status.comments_per_min = 18;
    status.desks = 2;
    status.learnt = 23;
    return status;
}

QByteArray gallery_picture(std::int64_t show_ms) {
    QImage image(960, 540, QImage::Format_RGB32);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(image.rect(), QColor("#E4E1DA"));
    painter.fillRect(0, 360, 960, 180, QColor("#9A6A45"));
    for (int i = 0; i < 3; ++i) {
        painter.fillRect(90 + 290 * i, 90, 190, 150, QColor("#B08D57"));
        painter.fillRect(102 + 290 * i, 102, 166, 126, QColor::fromHsv(30 + 110 * i, 110, 150));
    }
    const double walk = std::fmod(show_ms / 12.0, 1100.0) - 60;
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor("#2E3B4E"));
    painter.drawRoundedRect(QRectF(walk, 270, 46, 150), 20, 20);
    painter.drawEllipse(QPointF(walk + 23, 250), 20, 20);
    painter.fillRect(QRectF(0, 330, 960, 12), QColor("#C8102E"));
    painter.end();
    QByteArray jpeg;
    QBuffer buffer(&jpeg);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "JPEG", 80);
    return jpeg;
}

} // namespace regie::test
