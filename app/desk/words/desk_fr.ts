<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR">
<context>
    <name>AnswerForm</name>
    <message>
        <source>How people ask, one form a line, in any language</source>
        <translation>Comment on le demande, une forme par ligne, en toute langue</translation>
    </message>
    <message>
        <source>Is it open on Tuesdays?</source>
        <translation>Est-ce ouvert le mardi&#xa0;?</translation>
    </message>
    <message>
        <source>Answer in French; it may say {hours_today}, {open_now} and {next_opening}</source>
        <translation>Réponse en français&#xa0;; {hours_today}, {open_now} et {next_opening} sont remplacés</translation>
    </message>
    <message>
        <source>What is said to those who ask in French</source>
        <translation>Ce qui est dit à qui demande en français</translation>
    </message>
    <message>
        <source>Answer in English</source>
        <translation>Réponse en anglais</translation>
    </message>
    <message>
        <source>What is said to those who ask in English</source>
        <translation>Ce qui est dit à qui demande en anglais</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>Où c’est écrit</translation>
    </message>
    <message>
        <source>Who keeps it true</source>
        <translation>Qui en répond</translation>
    </message>
    <message>
        <source>A name</source>
        <translation>Un nom</translation>
    </message>
    <message>
        <source>Holds from … until, both days included; empty: always</source>
        <translation>Vaut du … au, ces deux jours compris&#xa0;; vide&#xa0;: toujours</translation>
    </message>
    <message>
        <source>Holds from</source>
        <translation>Vaut à partir du</translation>
    </message>
    <message>
        <source>Holds until</source>
        <translation>Vaut jusqu’au</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Entrée</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Remove it?</source>
        <translation>La retirer&#xa0;?</translation>
    </message>
    <message>
        <source>year-month-day</source>
        <translation>année-mois-jour</translation>
    </message>
</context>
<context>
    <name>AnswersPopup</name>
    <message>
        <source>What the house answers</source>
        <translation>Les réponses de la maison</translation>
    </message>
    <message>
        <source>Proposed to moderators where a comment asks for it, and said when one of them says so. Expired ones are not proposed.</source>
        <translation>Proposées aux modérateurs quand un commentaire les demande, et dites quand l’un d’eux le décide. Celles qui ont expiré ne sont pas proposées.</translation>
    </message>
    <message>
        <source>A new one</source>
        <translation>Nouvelle réponse</translation>
    </message>
</context>
<context>
    <name>AuthorView</name>
    <message>
        <source>Author</source>
        <translation>Auteur</translation>
    </message>
    <message>
        <source>Open a comment with %1 or a click to see who wrote it.</source>
        <translation>Ouvrez un commentaire avec %1 ou d&apos;un clic pour voir qui l&apos;a écrit.</translation>
    </message>
    <message>
        <source>Everybody again</source>
        <translation>De nouveau tout le monde</translation>
    </message>
    <message>
        <source>All they said</source>
        <translation>Tout ce qu&apos;il ou elle a dit</translation>
    </message>
</context>
<context>
    <name>CaptionBar</name>
    <message>
        <source>%1 words in the last minute: too fast to read, %2 are</source>
        <translation>%1 mots dans la dernière minute&#xa0;: trop vite pour être lu, %2 le sont</translation>
    </message>
    <message>
        <source>Said: %1</source>
        <translation>Dit&#xa0;: %1</translation>
    </message>
    <message>
        <source>Captions: nothing is being said</source>
        <translation>Sous-titres&#xa0;: rien n’est dit</translation>
    </message>
    <message>
        <source>What is being said</source>
        <translation>Ce qui est dit</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
</context>
<context>
    <name>ChoiceRow</name>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>ChosenBar</name>
    <message numerus="yes">
        <source>%n comment(s) chosen</source>
        <translation>
            <numerusform>%n commentaire choisi</numerusform>
            <numerusform>%n commentaires choisis</numerusform>
        </translation>
    </message>
    <message>
        <source>Approve all</source>
        <translation>Approuver</translation>
    </message>
    <message>
        <source>Hide all</source>
        <translation>Masquer</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message>
        <source>Leave the broadcast?</source>
        <translation>Quitter la diffusion&#xa0;?</translation>
    </message>
    <message>
        <source>Leave the rehearsal?</source>
        <translation>Quitter la répétition&#xa0;?</translation>
    </message>
    <message>
        <source>It goes on without this desk until somebody ends it.</source>
        <translation>Elle continue sans ce poste jusqu&apos;à ce que quelqu&apos;un y mette fin.</translation>
    </message>
    <message>
        <source>End the rehearsal</source>
        <translation>Terminer la répétition</translation>
    </message>
    <message>
        <source>Close this desk only</source>
        <translation>Fermer seulement ce poste</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Rester</translation>
    </message>
    <message>
        <source>End it for everybody?</source>
        <translation>Terminer pour tout le monde&#xa0;?</translation>
    </message>
    <message>
        <source>The broadcast goes on without this desk. To end it is to end it for all who watch.</source>
        <translation>Le direct continue sans ce poste. Le terminer, c’est le terminer pour tous ceux qui regardent.</translation>
    </message>
    <message>
        <source>It ends at %1, too.</source>
        <translation>Il se termine aussi sur %1.</translation>
    </message>
    <message>
        <source>End the broadcast…</source>
        <translation>Terminer le direct…</translation>
    </message>
</context>
<context>
    <name>CommentActions</name>
    <message>
        <source>Show again</source>
        <translation>Réafficher</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Approuver</translation>
    </message>
    <message>
        <source>Queue for air</source>
        <translation>Mettre en attente</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Répondre</translation>
    </message>
    <message>
        <source>Change the note</source>
        <translation>Changer la note</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>For the other moderators.</source>
        <translation>Pour les autres modérateurs.</translation>
    </message>
    <message>
        <source>Pin at once</source>
        <translation>Épingler tout de suite</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Masquer</translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>Supprimer…</translation>
    </message>
    <message>
        <source>Asks first: its platform does not bring it back.</source>
        <translation>Demande d’abord&#xa0;: sa plateforme ne le fait pas revenir.</translation>
    </message>
    <message>
        <source>Ban author…</source>
        <translation>Bannir…</translation>
    </message>
    <message>
        <source>Asks first.</source>
        <translation>Demande d’abord.</translation>
    </message>
</context>
<context>
    <name>CommentCard</name>
    <message>
        <source>%1 is at it</source>
        <translation>%1 s&apos;en occupe</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Choisi</translation>
    </message>
</context>
<context>
    <name>CommentList</name>
    <message>
        <source>Comments</source>
        <translation>Commentaires</translation>
    </message>
</context>
<context>
    <name>CommentsZone</name>
    <message>
        <source>Most urgent first</source>
        <translation>Urgents d&apos;abord</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Récents d&apos;abord</translation>
    </message>
    <message>
        <source>The order of the comments: the newest, or what most wants a look.</source>
        <translation>L&apos;ordre des commentaires&#xa0;: les plus récents, ou ce qui demande le plus à être vu.</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Règles</translation>
    </message>
    <message>
        <source>What is flagged, and what is learnt from decisions.</source>
        <translation>Ce qui est signalé, et ce que les décisions apprennent.</translation>
    </message>
    <message>
        <source>%1 ×</source>
        <translation>%1 ×</translation>
    </message>
    <message>
        <source>Narrow</source>
        <translation>Filtrer</translation>
    </message>
    <message>
        <source>Narrow to…</source>
        <translation>Restreindre à…</translation>
    </message>
</context>
<context>
    <name>DecisionRow</name>
    <message>
        <source>%1, %2, by %3</source>
        <translation>%1, %2, par %3</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Annulé</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>For good</source>
        <translation>Sans retour</translation>
    </message>
</context>
<context>
    <name>DecisionsPopup</name>
    <message>
        <source>Decisions</source>
        <translation>Décisions</translation>
    </message>
    <message>
        <source>The last fifty, whoever made them. What is taken back leaves the air and the platform at once.</source>
        <translation>Les cinquante dernières, de qui que ce soit. Ce qui est annulé quitte aussitôt l&apos;antenne et la plateforme.</translation>
    </message>
    <message>
        <source>Nothing was decided yet.</source>
        <translation>Rien n&apos;a encore été décidé.</translation>
    </message>
</context>
<context>
    <name>DeskButton</name>
    <message>
        <source>Key: %1</source>
        <translation>Touche&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>DeskKeys</name>
    <message>
        <source>Nothing is over the picture.</source>
        <translation>Rien n’est sur l’image.</translation>
    </message>
</context>
<context>
    <name>DesksPanel</name>
    <message>
        <source>At the desks</source>
        <translation>Aux postes</translation>
    </message>
    <message numerus="yes">
        <source>%n desk(s)</source>
        <translation>
            <numerusform>%n poste</numerusform>
            <numerusform>%n postes</numerusform>
        </translation>
    </message>
    <message>
        <source>This desk&apos;s role: %1</source>
        <translation>Rôle de ce poste&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>EmptyComments</name>
    <message>
        <source>Reading what has been said so far.</source>
        <translation>Lecture de ce qui a été dit jusqu&apos;ici.</translation>
    </message>
    <message>
        <source>Nothing said contains “%1”.</source>
        <translation>Rien de ce qui a été dit ne contient «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>Nobody has written yet. Comments appear here by themselves.</source>
        <translation>Personne n&apos;a encore écrit. Les commentaires apparaissent ici d&apos;eux-mêmes.</translation>
    </message>
    <message>
        <source>Everything is decided. New comments appear here by themselves.</source>
        <translation>Tout est décidé. Les nouveaux commentaires apparaissent ici d&apos;eux-mêmes.</translation>
    </message>
    <message>
        <source>Nobody has asked anything yet.</source>
        <translation>Personne n&apos;a encore posé de question.</translation>
    </message>
    <message>
        <source>No flagged comment waits for a decision.</source>
        <translation>Aucun commentaire signalé n&apos;attend de décision.</translation>
    </message>
    <message>
        <source>Nothing is hidden.</source>
        <translation>Rien n&apos;est masqué.</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Effacer la recherche</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>No comments come. %1</source>
        <translation>Aucun commentaire n’arrive. %1</translation>
    </message>
    <message>
        <source>Everything is decided. %1</source>
        <translation>Tout est décidé. %1</translation>
    </message>
</context>
<context>
    <name>EngineWords</name>
    <message>
        <source>%1 delivers pictures.</source>
        <translation>%1 donne des images.</translation>
    </message>
    <message>
        <source>%1 delivers no picture.</source>
        <translation>%1 ne donne pas d&apos;image.</translation>
    </message>
    <message>
        <source>The slate takes its place until it comes back.</source>
        <translation>La mire la remplace jusqu&apos;à son retour.</translation>
    </message>
    <message>
        <source>The slate takes its place.</source>
        <translation>La mire la remplace.</translation>
    </message>
    <message>
        <source>The slate takes its place; it is tried again every second.</source>
        <translation>La mire la remplace&#xa0;; nouvel essai chaque seconde.</translation>
    </message>
    <message>
        <source>%1 has ended.</source>
        <translation>%1 est terminé.</translation>
    </message>
    <message>
        <source>%1 has ended</source>
        <translation>%1 est terminé</translation>
    </message>
    <message>
        <source>If it should not have, look at the sender.</source>
        <translation>Si ce n&apos;était pas voulu, voyez l&apos;émetteur.</translation>
    </message>
    <message>
        <source>Another program uses %1</source>
        <translation>Un autre programme utilise %1</translation>
    </message>
    <message>
        <source>Close it there.</source>
        <translation>Fermez-le là-bas.</translation>
    </message>
    <message>
        <source>This user may not open %1</source>
        <translation>Cet utilisateur ne peut pas ouvrir %1</translation>
    </message>
    <message>
        <source>Add the user to the groups video and audio.</source>
        <translation>Ajoutez l&apos;utilisateur aux groupes video et audio.</translation>
    </message>
    <message>
        <source>%1 gives nothing in a format that can be used</source>
        <translation>%1 ne donne rien dans un format utilisable</translation>
    </message>
    <message>
        <source>`regie devices` lists the formats; choose another device.</source>
        <translation>`regie devices` liste les formats&#xa0;; choisissez un autre appareil.</translation>
    </message>
    <message>
        <source>%1 is not there</source>
        <translation>%1 n&apos;est pas là</translation>
    </message>
    <message>
        <source>Plug it in or switch it on; `regie devices` lists what is there.</source>
        <translation>Branchez-le ou allumez-le&#xa0;; `regie devices` liste ce qui est là.</translation>
    </message>
    <message>
        <source>Nobody sends to %1</source>
        <translation>Personne n&apos;envoie à %1</translation>
    </message>
    <message>
        <source>Start the sender, and check its passphrase.</source>
        <translation>Démarrez l&apos;émetteur et vérifiez sa phrase secrète.</translation>
    </message>
    <message>
        <source>What %1 sends cannot be decoded</source>
        <translation>Ce qu&apos;envoie %1 ne peut pas être décodé</translation>
    </message>
    <message>
        <source>Have it send H.264 with AAC.</source>
        <translation>Faites-lui envoyer du H.264 avec de l&apos;AAC.</translation>
    </message>
    <message>
        <source>%1 refuses the user name, password or passphrase</source>
        <translation>%1 refuse le nom, le mot de passe ou la phrase secrète</translation>
    </message>
    <message>
        <source>Correct it in the show file.</source>
        <translation>Corrigez-le dans le fichier de l&apos;émission.</translation>
    </message>
    <message>
        <source>%1 does not have what was asked for</source>
        <translation>%1 n&apos;a pas ce qui est demandé</translation>
    </message>
    <message>
        <source>Check the address, and that the sender runs.</source>
        <translation>Vérifiez l&apos;adresse, et que l&apos;émetteur tourne.</translation>
    </message>
    <message>
        <source>There is no connection to %1</source>
        <translation>Pas de connexion à %1</translation>
    </message>
    <message>
        <source>Check the network, the address, and that the sender runs.</source>
        <translation>Vérifiez le réseau, l&apos;adresse, et que l&apos;émetteur tourne.</translation>
    </message>
    <message>
        <source>The decoder for what %1 sends is not installed</source>
        <translation>Le décodeur de ce qu&apos;envoie %1 n&apos;est pas installé</translation>
    </message>
    <message>
        <source>Install the packages that packages.txt lists.</source>
        <translation>Installez les paquets que liste packages.txt.</translation>
    </message>
    <message>
        <source>%1 gives nothing</source>
        <translation>%1 ne donne rien</translation>
    </message>
    <message>
        <source>Check its cable and its power.</source>
        <translation>Vérifiez son câble et son alimentation.</translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <translation>%1 ne répond pas</translation>
    </message>
    <message>
        <source>Check the disk it is on.</source>
        <translation>Vérifiez le disque où il se trouve.</translation>
    </message>
    <message>
        <source>its picture of %1×%2 is too large</source>
        <translation>son image de %1×%2 est trop grande</translation>
    </message>
    <message>
        <source>%1 gives no picture: its sound and its pictures lie too far apart</source>
        <translation>%1 ne donne pas d&apos;image&#xa0;: le son et les images y sont trop éloignés</translation>
    </message>
    <message>
        <source>Convert it to an MP4 with AAC sound.</source>
        <translation>Convertissez-le en MP4 avec un son AAC.</translation>
    </message>
    <message>
        <source>its sound has %1 channels without places</source>
        <translation>son audio a %1 canaux sans position</translation>
    </message>
    <message>
        <source>Nothing comes from %1</source>
        <translation>Rien ne vient de %1</translation>
    </message>
    <message>
        <source>%1 is not a video that can be decoded: %2</source>
        <translation>%1 n&apos;est pas une vidéo qui puisse être décodée&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 stopped: %2</source>
        <translation>%1 s&apos;est arrêté&#xa0;: %2</translation>
    </message>
    <message>
        <source>Connecting to %1.</source>
        <translation>Connexion à %1.</translation>
    </message>
    <message>
        <source>%1 takes the broadcast.</source>
        <translation>%1 reçoit la diffusion.</translation>
    </message>
    <message>
        <source>Nobody takes the broadcast at %1: check the address, or wait for %2 to start.</source>
        <translation>Personne ne reçoit la diffusion à %1&#xa0;: vérifiez l&apos;adresse, ou attendez que %2 démarre.</translation>
    </message>
    <message>
        <source>There is no way to %1: check this machine&apos;s network, and the address.</source>
        <translation>Aucun chemin vers %1&#xa0;: vérifiez le réseau de cette machine, et l&apos;adresse.</translation>
    </message>
    <message>
        <source>%1 does not answer: check this machine&apos;s network.</source>
        <translation>%1 ne répond pas&#xa0;: vérifiez le réseau de cette machine.</translation>
    </message>
    <message>
        <source>The connection to %1 broke.</source>
        <translation>La connexion à %1 s&apos;est rompue.</translation>
    </message>
    <message>
        <source>%1 still holds an earlier connection with this stream key.</source>
        <translation>%1 tient encore une connexion précédente avec cette clé.</translation>
    </message>
    <message>
        <source>It lets go by itself; if it does not, somebody else is broadcasting with the key.</source>
        <translation>Elle cessera d&apos;elle-même&#xa0;; sinon quelqu&apos;un d&apos;autre diffuse avec cette clé.</translation>
    </message>
    <message>
        <source>%1 wants a passphrase, and this output has none.</source>
        <translation>%1 veut une phrase secrète, et cette sortie n&apos;en a pas.</translation>
    </message>
    <message>
        <source>Give it one, then reconnect.</source>
        <translation>Donnez-lui-en une, puis reconnectez.</translation>
    </message>
    <message>
        <source>%1 refuses the stream key.</source>
        <translation>%1 refuse la clé de diffusion.</translation>
    </message>
    <message>
        <source>%1 refuses the passphrase.</source>
        <translation>%1 refuse la phrase secrète.</translation>
    </message>
    <message>
        <source>Put in the right one, then reconnect.</source>
        <translation>Mettez la bonne, puis reconnectez.</translation>
    </message>
    <message>
        <source>What answers at %1 cannot prove that it is %2: its certificate is expired, of another host or from an authority that this machine does not trust.</source>
        <translation>Ce qui répond à %1 ne peut prouver être %2&#xa0;: son certificat est expiré, d&apos;un autre hôte, ou d&apos;une autorité que cette machine ne reconnaît pas.</translation>
    </message>
    <message>
        <source>Check the address and this machine&apos;s date, then reconnect.</source>
        <translation>Vérifiez l&apos;adresse et la date de cette machine, puis reconnectez.</translation>
    </message>
    <message>
        <source>The line to %1 does not even take the sound: check this machine&apos;s network.</source>
        <translation>La ligne vers %1 ne passe même pas le son&#xa0;: vérifiez le réseau de cette machine.</translation>
    </message>
    <message>
        <source>This machine cannot broadcast to %1: parts of GStreamer are missing.</source>
        <translation>Cette machine ne peut pas diffuser vers %1&#xa0;: des parties de GStreamer manquent.</translation>
    </message>
    <message>
        <source>Install the packages that packages.txt lists, then reconnect.</source>
        <translation>Installez les paquets que liste packages.txt, puis reconnectez.</translation>
    </message>
    <message>
        <source>It is tried again every 2 seconds.</source>
        <translation>Nouvel essai toutes les 2 secondes.</translation>
    </message>
    <message>
        <source>The programme and the recording go on.</source>
        <translation>Le programme et l&apos;enregistrement continuent.</translation>
    </message>
    <message>
        <source>%1 takes the connection and closes it at once: check the stream key, and that the broadcast is open there.</source>
        <translation>%1 accepte la connexion et la ferme aussitôt&#xa0;: vérifiez la clé, et que la diffusion y est ouverte.</translation>
    </message>
    <message>
        <source>%1 takes the connection and closes it at once: check the passphrase, and that the broadcast is open there.</source>
        <translation>%1 accepte la connexion et la ferme aussitôt&#xa0;: vérifiez la phrase secrète, et que la diffusion y est ouverte.</translation>
    </message>
    <message>
        <source>Nothing was broadcast to %1.</source>
        <translation>Rien n&apos;a été diffusé vers %1.</translation>
    </message>
    <message>
        <source>The broadcast to %1 has ended; the connection broke just before.</source>
        <translation>La diffusion vers %1 est terminée&#xa0;; la connexion s&apos;était rompue juste avant.</translation>
    </message>
    <message>
        <source>The broadcast to %1 has ended; it did not answer any more.</source>
        <translation>La diffusion vers %1 est terminée&#xa0;; il ne répondait plus.</translation>
    </message>
    <message>
        <source>The broadcast to %1 has ended.</source>
        <translation>La diffusion vers %1 est terminée.</translation>
    </message>
    <message>
        <source>The broadcast ended without a connection to %1.</source>
        <translation>La diffusion s&apos;est terminée sans connexion à %1.</translation>
    </message>
    <message>
        <source>If it is still shown as live there, end it there.</source>
        <translation>Si elle y est encore annoncée en direct, terminez-la là-bas.</translation>
    </message>
    <message>
        <source>Stopped by %1.</source>
        <translation>Arrêté par %1.</translation>
    </message>
    <message>
        <source>%1 could not be closed in time; what went out until now is whole.</source>
        <translation>%1 n&apos;a pas pu être fermé à temps&#xa0;; ce qui est sorti jusqu&apos;ici est entier.</translation>
    </message>
    <message>
        <source>Recording; there is room on the disk again.</source>
        <translation>Enregistrement&#xa0;; il y a de nouveau de la place sur le disque.</translation>
    </message>
    <message>
        <source>The disk has room for about %1 more minutes of recording.</source>
        <translation>Le disque a de la place pour environ %1 minutes d&apos;enregistrement.</translation>
    </message>
    <message>
        <source>Free some space on it; when it is full the recording pauses, and the programme goes on.</source>
        <translation>Libérez de la place&#xa0;; quand il sera plein l&apos;enregistrement fera une pause, et le programme continuera.</translation>
    </message>
    <message>
        <source>Recording again, into %1.</source>
        <translation>Enregistrement repris, dans %1.</translation>
    </message>
    <message>
        <source>The recording pauses: the disk is full.</source>
        <translation>L&apos;enregistrement fait une pause&#xa0;: le disque est plein.</translation>
    </message>
    <message>
        <source>What was recorded is closed and can be played.</source>
        <translation>Ce qui est enregistré est fermé et peut être lu.</translation>
    </message>
    <message>
        <source>The programme goes on, and so does the recording as soon as there is room: free some space on the disk of %1.</source>
        <translation>Le programme continue, et l&apos;enregistrement aussi dès qu&apos;il y a de la place&#xa0;: libérez-en sur le disque de %1.</translation>
    </message>
    <message>
        <source>The recording stopped: %1.</source>
        <translation>L&apos;enregistrement s&apos;est arrêté&#xa0;: %1.</translation>
    </message>
    <message>
        <source>What was recorded can be played.</source>
        <translation>Ce qui est enregistré peut être lu.</translation>
    </message>
    <message>
        <source>The programme goes on, and the recording is tried again every few seconds; check the disk, or free some space on it.</source>
        <translation>Le programme continue, et l&apos;enregistrement est retenté à quelques secondes d&apos;intervalle&#xa0;; vérifiez le disque, ou libérez-y de la place.</translation>
    </message>
    <message>
        <source>no space left for %1</source>
        <translation>plus de place pour %1</translation>
    </message>
    <message>
        <source>%1 cannot be written (%2)</source>
        <translation>%1 ne peut pas être écrit (%2)</translation>
    </message>
    <message>
        <source>the disk does not take %1</source>
        <translation>le disque n&apos;accepte pas %1</translation>
    </message>
    <message>
        <source>Nothing was recorded.</source>
        <translation>Rien n&apos;a été enregistré.</translation>
    </message>
    <message>
        <source>The recording is in %1.</source>
        <translation>L&apos;enregistrement est dans %1.</translation>
    </message>
    <message>
        <source>The recording was interrupted: it is in %1 files of %2: %3.</source>
        <translation>L&apos;enregistrement a été interrompu&#xa0;: il est dans %1 fichiers de %2&#xa0;: %3.</translation>
    </message>
    <message>
        <source>The last minute is kept for a replay.</source>
        <translation>La dernière minute est gardée pour un ralenti.</translation>
    </message>
    <message>
        <source>The processor encodes the picture (x264): this machine has no hardware encoder.</source>
        <translation>Le processeur encode l&apos;image (x264)&#xa0;: cette machine n&apos;a pas d&apos;encodeur matériel.</translation>
    </message>
    <message>
        <source>The processor encodes the picture (x264): %1.</source>
        <translation>Le processeur encode l&apos;image (x264)&#xa0;: %1.</translation>
    </message>
    <message>
        <source>%1 encodes the picture.</source>
        <translation>%1 encode l&apos;image.</translation>
    </message>
    <message>
        <source>The encoder stopped: %1.</source>
        <translation>L&apos;encodeur s&apos;est arrêté&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Start the show again.</source>
        <translation>Relancez l&apos;émission.</translation>
    </message>
    <message>
        <source>%1 answers slowly: comments come late</source>
        <translation>%1 répond lentement&#xa0;: les commentaires arrivent en retard</translation>
    </message>
    <message>
        <source>%1 answers; nobody is writing</source>
        <translation>%1 répond&#xa0;; personne n&apos;écrit</translation>
    </message>
    <message>
        <source>%1 answers</source>
        <translation>%1 répond</translation>
    </message>
    <message>
        <source>More was written than %1 lists at a time: comments are missing here</source>
        <translation>Il s&apos;est écrit plus que %1 n&apos;en liste à la fois&#xa0;: des commentaires manquent ici</translation>
    </message>
    <message>
        <source>%1 %2; no comments come and no decision is carried out until a new one is entered: regie secret %3</source>
        <translation>%1 %2&#xa0;; aucun commentaire ne vient et aucune décision n&apos;est portée avant qu&apos;un nouveau soit saisi&#xa0;: regie secret %3</translation>
    </message>
    <message>
        <source>%1 %2; no comments come and no decision is carried out until a new one is entered</source>
        <translation>%1 %2&#xa0;; aucun commentaire ne vient et aucune décision n&apos;est portée avant qu&apos;un nouveau soit saisi</translation>
    </message>
    <message>
        <source>%1 %2; asking again at %3</source>
        <translation>%1 %2&#xa0;; nouvelle demande à %3</translation>
    </message>
    <message>
        <source>%1 %2: nothing has come since %3; still trying</source>
        <translation>%1 %2&#xa0;: rien n&apos;est venu depuis %3&#xa0;; les essais continuent</translation>
    </message>
    <message>
        <source>%1 %2: nothing has come yet; still trying</source>
        <translation>%1 %2&#xa0;: rien n&apos;est encore venu&#xa0;; les essais continuent</translation>
    </message>
    <message>
        <source>%1 has closed the comments</source>
        <translation>%1 a fermé les commentaires</translation>
    </message>
    <message>
        <source>%1 says the broadcast is over</source>
        <translation>%1 dit que la diffusion est terminée</translation>
    </message>
    <message>
        <source>does not answer</source>
        <translation>ne répond pas</translation>
    </message>
    <message>
        <source>does not accept the access token: %1</source>
        <translation>n&apos;accepte pas le jeton d&apos;accès&#xa0;: %1</translation>
    </message>
    <message>
        <source>does not accept the access token</source>
        <translation>n&apos;accepte pas le jeton d&apos;accès</translation>
    </message>
    <message>
        <source>was asked too often: %1</source>
        <translation>a été trop sollicité&#xa0;: %1</translation>
    </message>
    <message>
        <source>was asked too often</source>
        <translation>a été trop sollicité</translation>
    </message>
    <message>
        <source>does not allow it: %1</source>
        <translation>ne le permet pas&#xa0;: %1</translation>
    </message>
    <message>
        <source>does not allow it</source>
        <translation>ne le permet pas</translation>
    </message>
    <message>
        <source>refused: %1</source>
        <translation>a refusé&#xa0;: %1</translation>
    </message>
    <message>
        <source>has lost the place in its list</source>
        <translation>a perdu le fil de sa liste</translation>
    </message>
    <message>
        <source>has trouble of its own: %1</source>
        <translation>a ses propres ennuis&#xa0;: %1</translation>
    </message>
    <message>
        <source>has trouble of its own</source>
        <translation>a ses propres ennuis</translation>
    </message>
    <message>
        <source>answered %1</source>
        <translation>a répondu %1</translation>
    </message>
    <message>
        <source>cannot be found: its name does not resolve</source>
        <translation>est introuvable&#xa0;: son nom ne se résout pas</translation>
    </message>
    <message>
        <source>cannot be reached</source>
        <translation>est injoignable</translation>
    </message>
    <message>
        <source>did not answer within %1 s</source>
        <translation>n&apos;a pas répondu en %1 s</translation>
    </message>
    <message>
        <source>broke off: %1</source>
        <translation>a coupé&#xa0;: %1</translation>
    </message>
    <message>
        <source>has no connection to be trusted: %1</source>
        <translation>n&apos;a pas de connexion sûre&#xa0;: %1</translation>
    </message>
    <message>
        <source>sent something that is not JSON</source>
        <translation>a envoyé autre chose que du JSON</translation>
    </message>
    <message>
        <source>sent more than %1 KiB</source>
        <translation>a envoyé plus de %1 Kio</translation>
    </message>
    <message>
        <source>has used up the project&apos;s quota of units for today</source>
        <translation>a épuisé le quota d&apos;unités du projet pour aujourd&apos;hui</translation>
    </message>
    <message>
        <source>has opened no live chat for this video yet</source>
        <translation>n&apos;a pas encore ouvert de chat pour cette vidéo</translation>
    </message>
    <message>
        <source>has not said yet which live chat the video has</source>
        <translation>n&apos;a pas encore dit quel chat a la vidéo</translation>
    </message>
    <message>
        <source>knows no such video</source>
        <translation>ne connaît pas cette vidéo</translation>
    </message>
    <message>
        <source>says this video is no live broadcast</source>
        <translation>dit que cette vidéo n&apos;est pas un direct</translation>
    </message>
    <message>
        <source>the comment is hidden already, by %1</source>
        <translation>le commentaire est déjà masqué, par %1</translation>
    </message>
    <message>
        <source>the comment is approved already, by %1</source>
        <translation>le commentaire est déjà approuvé, par %1</translation>
    </message>
    <message>
        <source>the comment is deleted already, by %1</source>
        <translation>le commentaire est déjà supprimé, par %1</translation>
    </message>
    <message>
        <source>%1 comments are too many for one decision</source>
        <translation>%1 commentaires sont trop pour une décision</translation>
    </message>
    <message>
        <source>Choose %1 at most.</source>
        <translation>Choisissez-en %1 au plus.</translation>
    </message>
    <message>
        <source>the comment waits for air already, by %1</source>
        <translation>le commentaire attend déjà l&apos;antenne, par %1</translation>
    </message>
    <message>
        <source>the comment does not wait for air</source>
        <translation>le commentaire n&apos;attend pas l&apos;antenne</translation>
    </message>
    <message>
        <source>the comment was removed by its author or the platform</source>
        <translation>le commentaire a été retiré par son auteur ou la plateforme</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>the comment is hidden</source>
        <translation>le commentaire est masqué</translation>
    </message>
    <message>
        <source>Take the hiding back first.</source>
        <translation>Annulez d&apos;abord le masquage.</translation>
    </message>
    <message>
        <source>the platform of this comment lets nobody %1</source>
        <translation>la plateforme de ce commentaire ne laisse personne %1</translation>
    </message>
    <message>
        <source>the answer is empty</source>
        <translation>la réponse est vide</translation>
    </message>
    <message>
        <source>Write one.</source>
        <translation>Écrivez-en une.</translation>
    </message>
    <message>
        <source>the platform does not say who wrote this</source>
        <translation>la plateforme ne dit pas qui a écrit ceci</translation>
    </message>
    <message>
        <source>Hide the comment instead.</source>
        <translation>Masquez plutôt le commentaire.</translation>
    </message>
    <message>
        <source>the author is banned already, by %1</source>
        <translation>l&apos;auteur est déjà banni, par %1</translation>
    </message>
    <message>
        <source>all of this raid is decided already</source>
        <translation>tout ce raid est déjà décidé</translation>
    </message>
    <message>
        <source>these are the rules already</source>
        <translation>ce sont déjà les règles</translation>
    </message>
    <message>
        <source>Change something first.</source>
        <translation>Changez d&apos;abord quelque chose.</translation>
    </message>
    <message>
        <source>no comment %1 has come</source>
        <translation>aucun commentaire %1 n&apos;est venu</translation>
    </message>
    <message>
        <source>Choose one from the list.</source>
        <translation>Choisissez-en un dans la liste.</translation>
    </message>
    <message>
        <source>the rundown has no item &quot;%1&quot;</source>
        <translation>le conducteur n&apos;a pas d&apos;élément «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Choose one from the rundown.</source>
        <translation>Choisissez-en un dans le conducteur.</translation>
    </message>
    <message>
        <source>the scene on air has no place for &quot;%1&quot;</source>
        <translation>la scène à l&apos;antenne n&apos;a pas de place pour «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Take a scene with the layout &quot;two-boxes&quot; first.</source>
        <translation>Prenez d&apos;abord une scène de disposition «&#xa0;two-boxes&#xa0;».</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not on air</source>
        <translation>«&#xa0;%1&#xa0;» n&apos;est pas à l&apos;antenne</translation>
    </message>
    <message>
        <source>Nothing had to be released.</source>
        <translation>Il n&apos;y avait rien à retirer.</translation>
    </message>
    <message>
        <source>there is no scene &quot;%1&quot;</source>
        <translation>il n&apos;y a pas de scène «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>there is no source &quot;%1&quot;</source>
        <translation>il n&apos;y a pas de source «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Choose one of the show&apos;s.</source>
        <translation>Choisissez-en une de l&apos;émission.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is on air already</source>
        <translation>«&#xa0;%1&#xa0;» est déjà à l&apos;antenne</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is on air</source>
        <translation>«&#xa0;%1&#xa0;» est à l&apos;antenne</translation>
    </message>
    <message>
        <source>Change it when it is off the air.</source>
        <translation>Changez-le quand il n&apos;est plus à l&apos;antenne.</translation>
    </message>
    <message>
        <source>a cue takes &quot;%1&quot; at %2</source>
        <translation>un top prend «&#xa0;%1&#xa0;» à %2</translation>
    </message>
    <message>
        <source>Keep it in the rundown.</source>
        <translation>Gardez-le au conducteur.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; names a picture that the show file does not have</source>
        <translation>«&#xa0;%1&#xa0;» nomme une image que le fichier de l&apos;émission n&apos;a pas</translation>
    </message>
    <message>
        <source>Write it into the show file.</source>
        <translation>Écrivez-la dans le fichier de l&apos;émission.</translation>
    </message>
    <message>
        <source>this is the rundown already</source>
        <translation>c&apos;est déjà le conducteur</translation>
    </message>
    <message>
        <source>there is nothing to take back</source>
        <translation>il n&apos;y a rien à annuler</translation>
    </message>
    <message>
        <source>that decision was taken back already</source>
        <translation>cette décision a déjà été annulée</translation>
    </message>
    <message>
        <source>somebody else has changed the rundown meanwhile</source>
        <translation>quelqu&apos;un d&apos;autre a changé le conducteur entre-temps</translation>
    </message>
    <message>
        <source>Look at it as it is now, and do it again.</source>
        <translation>Regardez-le tel qu&apos;il est, et recommencez.</translation>
    </message>
    <message>
        <source>what the operator has put on air is taken back by an operator</source>
        <translation>ce que l&apos;opérateur a mis à l&apos;antenne est annulé par un opérateur</translation>
    </message>
    <message>
        <source>the built-in rehearsal keeps nothing</source>
        <translation>la répétition intégrée ne garde rien</translation>
    </message>
    <message>
        <source>Rehearse a show file of your own.</source>
        <translation>Répétez avec un fichier d&apos;émission à vous.</translation>
    </message>
    <message>
        <source>nothing was learnt yet</source>
        <translation>rien n&apos;a encore été appris</translation>
    </message>
    <message>
        <source>Decide about some comments first.</source>
        <translation>Décidez d&apos;abord de quelques commentaires.</translation>
    </message>
    <message>
        <source>the engine does not answer</source>
        <translation>le moteur ne répond pas</translation>
    </message>
    <message>
        <source>Wait until the line is back, then do it again.</source>
        <translation>Attendez que la ligne revienne, puis recommencez.</translation>
    </message>
    <message>
        <source>the line broke before the engine answered</source>
        <translation>la ligne s&apos;est rompue avant la réponse du moteur</translation>
    </message>
    <message>
        <source>What the log has of it shows when it is back.</source>
        <translation>Ce que le journal en a se verra à son retour.</translation>
    </message>
    <message>
        <source>there is no such version of the show file</source>
        <translation>il n&apos;y a pas cette version du fichier de l&apos;émission</translation>
    </message>
    <message>
        <source>desks on other machines may not come</source>
        <translation>les postes d&apos;autres machines ne peuvent pas venir</translation>
    </message>
    <message>
        <source>Let them come first.</source>
        <translation>Laissez-les d&apos;abord venir.</translation>
    </message>
    <message>
        <source>nothing was broadcast yet that could be saved</source>
        <translation>rien n&apos;a encore été diffusé qui puisse être gardé</translation>
    </message>
    <message>
        <source>ended by %1</source>
        <translation>terminée par %1</translation>
    </message>
    <message>
        <source>the show&apos;s time was over</source>
        <translation>le temps de l&apos;émission était écoulé</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>arrêtée</translation>
    </message>
    <message>
        <source>this engine does not know this desk</source>
        <translation>ce moteur ne connaît pas ce poste</translation>
    </message>
    <message>
        <source>The code was mistyped, used already or is too old: have another one shown.</source>
        <translation>Le code est mal tapé, déjà utilisé ou trop ancien&#xa0;: faites-en afficher un autre.</translation>
    </message>
    <message>
        <source>a %1&apos;s desk may not do this</source>
        <translation>le rôle de ce poste (%1) ne le permet pas</translation>
    </message>
    <message>
        <source>Ask the operator, or to be paired as more.</source>
        <translation>Demandez à l&apos;opérateur, ou à être associé avec plus de droits.</translation>
    </message>
    <message>
        <source>all of these comments are %1 already</source>
        <translation>tous ces commentaires sont déjà %1</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>masqués</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>approuvés</translation>
    </message>
    <message>
        <source>ban its author</source>
        <translation>bannir son auteur</translation>
    </message>
    <message>
        <source>Stopped by the rundown.</source>
        <translation>Arrêtée par le conducteur.</translation>
    </message>
    <message>
        <source>It starts with &quot;%1&quot; in the rundown.</source>
        <translation>Elle commence avec «&#xa0;%1&#xa0;» dans le conducteur.</translation>
    </message>
    <message>
        <source>nothing is being said</source>
        <translation>rien n’est en train d’être dit</translation>
    </message>
    <message>
        <source>there is no answer to show</source>
        <translation>il n’y a pas de réponse à montrer</translation>
    </message>
    <message>
        <source>The crew&apos;s own templates take too long to draw: they are off the air until the show is started again.</source>
        <translation>Les modèles propres à l’équipe sont trop longs à dessiner&#xa0;: ils ne passent plus à l’antenne avant que l’émission soit relancée.</translation>
    </message>
    <message>
        <source>Use others.</source>
        <translation>Prenez-en d’autres.</translation>
    </message>
    <message>
        <source>The keyring waits to be unlocked, on the engine&apos;s machine.</source>
        <translation>Le trousseau de clés attend d&apos;être déverrouillé, sur la machine du moteur.</translation>
    </message>
    <message>
        <source>The log&apos;s disk does not answer; the show goes on, and what happened is written when it answers.</source>
        <translation>Le disque du journal ne répond pas&#xa0;; l&apos;émission continue, et ce qui s&apos;est passé sera écrit quand il répondra.</translation>
    </message>
    <message>
        <source>So much waits for the log that no comments are fetched until it is written.</source>
        <translation>Tant de choses attendent le journal qu&apos;aucun commentaire n&apos;est plus cherché avant qu&apos;il ne soit écrit.</translation>
    </message>
    <message>
        <source>The graphic “%1” was left out: the engine died twice while it was on air.</source>
        <translation>L&apos;habillage «&#xa0;%1&#xa0;» a été retiré&#xa0;: le moteur est tombé deux fois pendant qu&apos;il était à l&apos;antenne.</translation>
    </message>
    <message>
        <source>The graphics are off: the engine died again and again.</source>
        <translation>L&apos;habillage est coupé&#xa0;: le moteur est tombé plusieurs fois de suite.</translation>
    </message>
    <message>
        <source>The sources are off, the slate is on: the engine died again and again.</source>
        <translation>Les sources sont coupées, la mire est à l&apos;antenne&#xa0;: le moteur est tombé plusieurs fois de suite.</translation>
    </message>
    <message>
        <source>End the show and start it anew to have them back.</source>
        <translation>Terminez l&apos;émission et relancez-la pour les retrouver.</translation>
    </message>
    <message>
        <source>The graphics are off: %1</source>
        <translation>L&apos;habillage est coupé&#xa0;: %1</translation>
    </message>
    <message>
        <source>It is not opened.</source>
        <translation>Elle n&apos;est pas ouverte.</translation>
    </message>
    <message>
        <source>Its secret &quot;%1&quot; is not kept any more.</source>
        <translation>Son secret «&#xa0;%1&#xa0;» n&apos;est plus conservé.</translation>
    </message>
    <message>
        <source>too many requests at once</source>
        <translation>trop de demandes à la fois</translation>
    </message>
    <message>
        <source>Wait a moment, then do it again.</source>
        <translation>Attendez un instant, puis recommencez.</translation>
    </message>
    <message>
        <source>as many desks are here as this engine has places for</source>
        <translation>il n’y a plus de place pour un autre poste</translation>
    </message>
    <message>
        <source>Close one of them.</source>
        <translation>Fermez-en un.</translation>
    </message>
    <message>
        <source>The crew&apos;s own templates take too much memory: they are off the air until the show is started again.</source>
        <translation>Les modèles propres à l’équipe prennent trop de mémoire&#xa0;: ils ne passent plus à l’antenne avant que l’émission soit relancée.</translation>
    </message>
    <message>
        <source>The show has no template &quot;%1&quot;: what is on air with it is not drawn.</source>
        <translation>L’émission n’a pas de modèle «&#xa0;%1&#xa0;»&#xa0;: ce qui passe à l’antenne avec lui n’est pas dessiné.</translation>
    </message>
    <message>
        <source>Release it.</source>
        <translation>Retirez-le.</translation>
    </message>
    <message>
        <source>the show has no template &quot;%1&quot;</source>
        <translation>l’émission n’a pas de modèle «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Use another, or put it back and start the show again.</source>
        <translation>Prenez-en un autre, ou remettez-le et relancez l’émission.</translation>
    </message>
    <message>
        <source>there is no output &quot;%1&quot;</source>
        <translation>il n’y a pas de sortie «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>there is no template &quot;%1&quot;</source>
        <translation>il n’y a pas de modèle «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>this version of the show file cannot be read</source>
        <translation>cette version du fichier de l’émission ne peut pas être lue</translation>
    </message>
    <message>
        <source>%1 answers; what was written before is being read</source>
        <translation>%1 répond&#xa0;; ce qui a été écrit avant est en cours de lecture</translation>
    </message>
    <message>
        <source>The list of comments at %1 runs in a circle: older ones may be missing</source>
        <translation>La liste des commentaires de %1 tourne en rond&#xa0;: il en manque peut-être de plus anciens</translation>
    </message>
    <message>
        <source>The list of comments at %1 does not end: the newest came, older ones are missing</source>
        <translation>La liste des commentaires de %1 n’a pas de fin&#xa0;: les plus récents sont là, de plus anciens manquent</translation>
    </message>
    <message>
        <source>cannot give so much at once: %1</source>
        <translation>ne peut pas en donner autant à la fois&#xa0;: %1</translation>
    </message>
    <message>
        <source>cannot give so much at once</source>
        <translation>ne peut pas en donner autant à la fois</translation>
    </message>
    <message>
        <source>no comment waits for air: &quot;%1&quot; has nothing to show</source>
        <translation>aucun commentaire n’attend l’antenne&#xa0;: «&#xa0;%1&#xa0;» n’a rien à montrer</translation>
    </message>
    <message>
        <source>Queue one first.</source>
        <translation>Mettez-en d’abord un en file.</translation>
    </message>
    <message>
        <source>%1 is %2, which cannot be opened here</source>
        <translation>%1 est %2, qui ne peut pas être ouvert ici</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>un document PDF</translation>
    </message>
    <message>
        <source>a PostScript drawing</source>
        <translation>un dessin PostScript</translation>
    </message>
    <message>
        <source>a Photoshop document</source>
        <translation>un document Photoshop</translation>
    </message>
    <message>
        <source>a JPEG XL picture</source>
        <translation>une image JPEG XL</translation>
    </message>
    <message>
        <source>a JPEG 2000 picture</source>
        <translation>une image JPEG 2000</translation>
    </message>
    <message>
        <source>an AVIF picture</source>
        <translation>une image AVIF</translation>
    </message>
    <message>
        <source>a HEIC picture</source>
        <translation>une image HEIC</translation>
    </message>
    <message>
        <source>a packed folder</source>
        <translation>une archive</translation>
    </message>
    <message>
        <source>a Windows metafile</source>
        <translation>un métafichier Windows</translation>
    </message>
    <message>
        <source>a web page</source>
        <translation>une page web</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 est vide</translation>
    </message>
    <message>
        <source>%1 is no picture that can be opened</source>
        <translation>%1 n’est pas une image qui puisse être ouverte</translation>
    </message>
    <message>
        <source>%1 is a video</source>
        <translation>%1 est une vidéo</translation>
    </message>
    <message>
        <source>%1 moves</source>
        <translation>%1 est animé</translation>
    </message>
    <message>
        <source>%1 has %2×%3 pixels of 16 bits a colour</source>
        <translation>%1 a %2×%3 pixels de 16 bits par couleur</translation>
    </message>
    <message>
        <source>%1 has %2×%3 pixels</source>
        <translation>%1 a %2×%3 pixels</translation>
    </message>
    <message>
        <source>%1 is a drawing that leads to other files, has too many parts or is damaged</source>
        <translation>%1 est un dessin qui mène à d’autres fichiers, a trop d’éléments ou est endommagé</translation>
    </message>
    <message>
        <source>%1 is damaged</source>
        <translation>%1 est endommagé</translation>
    </message>
    <message>
        <source>Save it as PNG or JPEG.</source>
        <translation>Enregistrez-le en PNG ou en JPEG.</translation>
    </message>
    <message>
        <source>Save it anew, as PNG or JPEG.</source>
        <translation>Enregistrez-le de nouveau, en PNG ou en JPEG.</translation>
    </message>
    <message>
        <source>Name it as one, with .mp4, .mov or .mkv at its end.</source>
        <translation>Donnez-lui un nom de vidéo, qui finit par .mp4, .mov ou .mkv.</translation>
    </message>
    <message>
        <source>Make it smaller: no screen shows as much.</source>
        <translation>Réduisez-le&#xa0;: aucun écran n’en montre autant.</translation>
    </message>
    <message>
        <source>Convert it to an MP4, or save one of its pictures as PNG.</source>
        <translation>Convertissez-le en MP4, ou enregistrez une de ses images en PNG.</translation>
    </message>
    <message>
        <source>Save it as PNG, or as a plain SVG with its pictures in it.</source>
        <translation>Enregistrez-le en PNG, ou en SVG simple avec ses images incluses.</translation>
    </message>
    <message>
        <source>%1: the file is a picture, not a video</source>
        <translation>%1&#xa0;: le fichier est une image, pas une vidéo</translation>
    </message>
    <message>
        <source>Name it as one, with %1 at its end.</source>
        <translation>Donnez-lui un nom d’image, qui finit par %1.</translation>
    </message>
    <message>
        <source>%1 gives nothing any more</source>
        <translation>%1 ne donne plus rien</translation>
    </message>
    <message>
        <source>%1 has no picture at its in point, %2: it is over by then</source>
        <translation>%1 n&apos;a pas d&apos;image à son point d&apos;entrée, %2&#xa0;: il est terminé à ce moment-là</translation>
    </message>
    <message>
        <source>Choose an earlier one.</source>
        <translation>Choisissez-en un plus tôt.</translation>
    </message>
    <message>
        <source>%1 has no index, and to its in point all of it is read, which takes long</source>
        <translation>%1 n&apos;a pas d&apos;index&#xa0;: tout est lu jusqu&apos;à son point d&apos;entrée, ce qui prend du temps</translation>
    </message>
    <message>
        <source>Copy it into a file that has one: ffmpeg -i FILE -c copy NEW.mkv</source>
        <translation>Copiez-le dans un fichier qui en a un&#xa0;: ffmpeg -i FILE -c copy NEW.mkv</translation>
    </message>
    <message>
        <source>The broadcast is ended at its platform, too.</source>
        <translation>Le direct est terminé aussi sur sa plateforme.</translation>
    </message>
    <message>
        <source>%1: the broadcast was not ended. End it there.</source>
        <translation>%1&#xa0;: le direct n’a pas été terminé. Terminez-le là-bas.</translation>
    </message>
    <message>
        <source>what a platform has deleted cannot be taken back</source>
        <translation>ce qu’une plateforme a supprimé ne revient pas</translation>
    </message>
    <message>
        <source>%1 %2; still trying</source>
        <translation>%1 %2&#xa0;; les essais continuent</translation>
    </message>
    <message>
        <source>%1 takes too long to read</source>
        <translation>%1 est trop long à lire</translation>
    </message>
    <message>
        <source>Save it as PNG or JPEG, on a disk of this machine.</source>
        <translation>Enregistrez-le en PNG ou en JPEG, sur un disque de cette machine.</translation>
    </message>
    <message>
        <source>The platform does not answer: whether the broadcast is ended there is not known. Look there.</source>
        <translation>La plateforme ne répond pas&#xa0;: on ne sait pas si la diffusion y est terminée. Regardez là-bas.</translation>
    </message>
    <message>
        <source>the answer is longer than the %1 characters that are shown whole</source>
        <translation>la réponse dépasse les %1 caractères qui s&apos;affichent en entier</translation>
    </message>
    <message>
        <source>the answer is longer than the %1 characters that are sent to a platform</source>
        <translation>la réponse dépasse les %1 caractères qu&apos;une plateforme reçoit</translation>
    </message>
    <message>
        <source>Shorten it.</source>
        <translation>Raccourcissez-la.</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>To decide</source>
        <translation>À décider</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>Signalés</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Masqués</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
</context>
<context>
    <name>FilterPill</name>
    <message>
        <source>Key: %1</source>
        <translation>Touche&#xa0;: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s).</source>
        <translation>
            <numerusform>%n commentaire.</numerusform>
            <numerusform>%n commentaires.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ForAirPanel</name>
    <message>
        <source>For air</source>
        <translation>Pour l&apos;antenne</translation>
    </message>
    <message numerus="yes">
        <source>%n queued</source>
        <translation>
            <numerusform>%n en attente</numerusform>
            <numerusform>%n en attente</numerusform>
        </translation>
    </message>
    <message>
        <source>No comment waits. %1 queues the open one.</source>
        <translation>Aucun commentaire n&apos;attend. %1 met en attente celui qui est ouvert.</translation>
    </message>
    <message>
        <source>To air</source>
        <translation>À l&apos;antenne</translation>
    </message>
    <message>
        <source>Shorten</source>
        <translation>Raccourcir</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Pas maintenant</translation>
    </message>
    <message>
        <source>Takes it out of the queue.</source>
        <translation>Le retire de la file.</translation>
    </message>
    <message>
        <source>Leave words out, with … in their place</source>
        <translation>Retirez des mots et mettez … à leur place</translation>
    </message>
</context>
<context>
    <name>GraphicPreview</name>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>PREVIEW</source>
        <translation>APERÇU</translation>
    </message>
</context>
<context>
    <name>HelpPopup</name>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>Cut, mix to a scene</source>
        <translation>Couper, fondre vers une scène</translation>
    </message>
</context>
<context>
    <name>KeyBindings</name>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>Enter: another key · Del: as before</source>
        <translation>Entrée&#xa0;: autre touche · Suppr&#xa0;: comme avant</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 · yours</source>
        <translation>%1 · à vous</translation>
    </message>
    <message>
        <source>Press a key</source>
        <translation>Appuyez sur une touche</translation>
    </message>
    <message>
        <source>All as in the preset</source>
        <translation>Tout comme dans le modèle</translation>
    </message>
</context>
<context>
    <name>LevelMeter</name>
    <message>
        <source>Sound: %1 dB, at most %2 dB</source>
        <translation>Son&#xa0;: %1 dB, au plus %2 dB</translation>
    </message>
</context>
<context>
    <name>LineBanner</name>
    <message>
        <source>Try now</source>
        <translation>Essayer maintenant</translation>
    </message>
</context>
<context>
    <name>LineField</name>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>%1 · Régie</source>
        <translation>%1 · Régie</translation>
    </message>
    <message>
        <source>Régie</source>
        <translation>Régie</translation>
    </message>
    <message>
        <source>See the comments</source>
        <translation>Voir les commentaires</translation>
    </message>
    <message>
        <source>See the programme</source>
        <translation>Voir la régie</translation>
    </message>
</context>
<context>
    <name>MinutesChart</name>
    <message>
        <source>Comments a minute, the last one now: %1</source>
        <translation>Commentaires par minute, la dernière en cours&#xa0;: %1</translation>
    </message>
    <message>
        <source>Comments a minute</source>
        <translation>Commentaires/min</translation>
    </message>
    <message>
        <source>last %1 min</source>
        <translation>%1 dernières min</translation>
    </message>
</context>
<context>
    <name>Monitor</name>
    <message>
        <source>Programme monitor</source>
        <translation>Retour antenne</translation>
    </message>
    <message>
        <source>Waiting for the engine&apos;s picture.</source>
        <translation>En attente de l&apos;image du moteur.</translation>
    </message>
    <message>
        <source>PROGRAMME</source>
        <translation>ANTENNE</translation>
    </message>
    <message>
        <source>No picture at this desk. The broadcast does not depend on it.</source>
        <translation>Pas d&apos;image à ce poste. La diffusion n&apos;en dépend pas.</translation>
    </message>
</context>
<context>
    <name>NarrowMenu</name>
    <message>
        <source>Narrow to</source>
        <translation>Restreindre à</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s)</source>
        <translation>
            <numerusform>%n commentaire</numerusform>
            <numerusform>%n commentaires</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewAbove</name>
    <message>
        <source>Key: %1</source>
        <translation>Touche&#xa0;: %1</translation>
    </message>
    <message numerus="yes">
        <source>↑ %n new</source>
        <translation>
            <numerusform>↑ %n nouveau</numerusform>
            <numerusform>↑ %n nouveaux</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Dismiss</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>OnAirCard</name>
    <message>
        <source>On air: %1, %2, %3</source>
        <translation>À l&apos;antenne&#xa0;: %1, %2, %3</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>%1 · by %2</source>
        <translation>%1 · par %2</translation>
    </message>
</context>
<context>
    <name>OnAirPanel</name>
    <message>
        <source>Over the picture</source>
        <translation>Sur l&apos;image</translation>
    </message>
    <message>
        <source>%1 on air</source>
        <translation>%1 à l&apos;antenne</translation>
    </message>
    <message>
        <source>Nothing. %1 takes “%2”.</source>
        <translation>Rien. %1 envoie «&#xa0;%2&#xa0;».</translation>
    </message>
    <message>
        <source>Nothing.</source>
        <translation>Rien.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Retenir</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>Campagnes</translation>
    </message>
    <message>
        <source>Campaigns held</source>
        <translation>Campagnes retenues</translation>
    </message>
    <message>
        <source>Campaigns fill the gaps between graphics, or stay away.</source>
        <translation>Les campagnes comblent les vides entre les habillages, ou n’y viennent pas.</translation>
    </message>
    <message>
        <source>off the air</source>
        <translation>retiré</translation>
    </message>
    <message>
        <source>It is off the air.</source>
        <translation>Il n’est plus à l’antenne.</translation>
    </message>
</context>
<context>
    <name>OpenComment</name>
    <message>
        <source>Open a comment with %1 or a click: all of it stands here, with what can be done.</source>
        <translation>Ouvrez un commentaire avec %1 ou d’un clic&#xa0;: tout est ici, avec ce qu’on peut en faire.</translation>
    </message>
    <message>
        <source>The house answers, %1: %2</source>
        <translation>La maison répond, %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Answer everybody can read</source>
        <translation>Réponse que tout le monde peut lire</translation>
    </message>
    <message>
        <source>Note for the other moderators</source>
        <translation>Note pour les autres modérateurs</translation>
    </message>
    <message>
        <source>Open a comment first.</source>
        <translation>Ouvrez d’abord un commentaire.</translation>
    </message>
    <message>
        <source>The engine has not answered yet.</source>
        <translation>Le moteur n’a pas encore répondu.</translation>
    </message>
</context>
<context>
    <name>OutputRow</name>
    <message>
        <source>Reconnect now</source>
        <translation>Reconnecter maintenant</translation>
    </message>
    <message>
        <source>Tries at once instead of waiting for the next attempt.</source>
        <translation>Essaie tout de suite au lieu d&apos;attendre la prochaine tentative.</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Relancer</translation>
    </message>
    <message>
        <source>Start %1?</source>
        <translation>Relancer %1&#xa0;?</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Stop %1?</source>
        <translation>Arrêter %1&#xa0;?</translation>
    </message>
    <message>
        <source>Ends the broadcast there; the recording goes on.</source>
        <translation>Termine la diffusion à cet endroit&#xa0;; l&apos;enregistrement continue.</translation>
    </message>
</context>
<context>
    <name>OutputsPanel</name>
    <message>
        <source>Going out</source>
        <translation>Sorties</translation>
    </message>
    <message>
        <source>Save the last minute</source>
        <translation>Garder la dernière minute</translation>
    </message>
    <message>
        <source>What was broadcast, as a file beside the recording.</source>
        <translation>Ce qui a été diffusé, dans un fichier à côté de l&apos;enregistrement.</translation>
    </message>
</context>
<context>
    <name>PanelPopup</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>ProgrammeZone</name>
    <message>
        <source>Take next</source>
        <translation>Envoyer</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>What went on air last.</source>
        <translation>Ce qui est passé à l&apos;antenne en dernier.</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Repère</translation>
    </message>
    <message>
        <source>A moment to find again in the recording.</source>
        <translation>Un moment à retrouver dans l&apos;enregistrement.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>The rundown is through.</source>
        <translation>Le conducteur est terminé.</translation>
    </message>
    <message>
        <source>Nothing is over the picture.</source>
        <translation>Rien n’est sur l’image.</translation>
    </message>
</context>
<context>
    <name>ProposedAnswer</name>
    <message>
        <source>Reply with it</source>
        <translation>Répondre ainsi</translation>
    </message>
    <message>
        <source>Both on air</source>
        <translation>Les deux à l’antenne</translation>
    </message>
    <message>
        <source>The question and this answer.</source>
        <translation>La question et cette réponse.</translation>
    </message>
    <message>
        <source>Correct it</source>
        <translation>La corriger</translation>
    </message>
    <message>
        <source>For everybody who asks.</source>
        <translation>Pour tous ceux qui demandent.</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>On Facebook its author and their friends still see it.</source>
        <translation>Sur Facebook, son auteur et ses amis le voient encore.</translation>
    </message>
    <message>
        <source>Deleted%1</source>
        <translation>Supprimé%1</translation>
    </message>
    <message>
        <source>Hidden%1</source>
        <translation>Masqué%1</translation>
    </message>
    <message>
        <source>%1, confirmed by %2</source>
        <translation>%1, confirmé par %2</translation>
    </message>
    <message>
        <source>%1, but %2</source>
        <translation>%1, mais %2</translation>
    </message>
    <message>
        <source>Viewers still see it. Take it down on %1 itself.</source>
        <translation>Le public le voit encore. Retirez-le directement sur %1.</translation>
    </message>
    <message>
        <source>%1, waiting for %2</source>
        <translation>%1, en attente de %2</translation>
    </message>
    <message>
        <source>confirmed by %1</source>
        <translation>confirmé par %1</translation>
    </message>
    <message>
        <source>waiting for %1</source>
        <translation>en attente de %1</translation>
    </message>
    <message>
        <source>Note by %1: %2</source>
        <translation>Note de %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Answered by %1, %2: %3</source>
        <translation>Réponse de %1, %2&#xa0;: %3</translation>
    </message>
    <message>
        <source>Its author was banned by %1, %2</source>
        <translation>Auteur banni par %1, %2</translation>
    </message>
    <message>
        <source>The ban of its author was taken back, %1</source>
        <translation>Le bannissement de l&apos;auteur a été annulé, %1</translation>
    </message>
    <message>
        <source>Its author has changed it.</source>
        <translation>Son auteur l&apos;a modifié.</translation>
    </message>
    <message>
        <source>waiting for %1 to show it again</source>
        <translation>en attente que %1 le réaffiche</translation>
    </message>
    <message>
        <source>%1 shows it again</source>
        <translation>%1 l&apos;affiche de nouveau</translation>
    </message>
    <message>
        <source>%1 refused to show it again: %2</source>
        <translation>%1 a refusé de le réafficher&#xa0;: %2</translation>
    </message>
    <message>
        <source> by %1</source>
        <translation> par %1</translation>
    </message>
    <message>
        <source>Removed by its author or by %1</source>
        <translation>Retiré par son auteur ou par %1</translation>
    </message>
    <message>
        <source>On air</source>
        <translation>À l&apos;antenne</translation>
    </message>
    <message>
        <source>Queued for air</source>
        <translation>En attente pour l&apos;antenne</translation>
    </message>
    <message>
        <source>Approved%1</source>
        <translation>Approuvé%1</translation>
    </message>
    <message>
        <source>Approved%1, %2</source>
        <translation>Approuvé%1, %2</translation>
    </message>
    <message>
        <source>Taken back, %1</source>
        <translation>Annulé, %1</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Masquer</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Supprimer définitivement</translation>
    </message>
    <message>
        <source>Hide here only</source>
        <translation>Masquer ici seulement</translation>
    </message>
    <message>
        <source>its website</source>
        <translation>son site</translation>
    </message>
    <message>
        <source>the platform</source>
        <translation>la plateforme</translation>
    </message>
    <message>
        <source>, waiting for %1</source>
        <translation>, en attente de %1</translation>
    </message>
    <message>
        <source>, confirmed by %1</source>
        <translation>, confirmé par %1</translation>
    </message>
    <message>
        <source>, but %1 refused</source>
        <translation>, mais %1 a refusé</translation>
    </message>
    <message>
        <source>a comment</source>
        <translation>un commentaire</translation>
    </message>
    <message>
        <source>Hidden: %1%2</source>
        <translation>Masqué&#xa0;: %1%2</translation>
    </message>
    <message>
        <source>Deleted: %1%2</source>
        <translation>Supprimé&#xa0;: %1%2</translation>
    </message>
    <message>
        <source>Answered: %1</source>
        <translation>Répondu&#xa0;: %1</translation>
    </message>
    <message>
        <source>Banned: %1</source>
        <translation>Banni&#xa0;: %1</translation>
    </message>
    <message>
        <source>Approved: %1</source>
        <translation>Approuvé&#xa0;: %1</translation>
    </message>
    <message>
        <source>Taken: %1</source>
        <translation>Envoyé&#xa0;: %1</translation>
    </message>
    <message>
        <source>Hidden: %1</source>
        <translation>Masqué&#xa0;: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n comments</source>
        <translation>
            <numerusform>%n commentaire</numerusform>
            <numerusform>%n commentaires</numerusform>
        </translation>
    </message>
    <message>
        <source>Queued for air: %1</source>
        <translation>En attente&#xa0;: %1</translation>
    </message>
    <message>
        <source>Out of the queue: %1</source>
        <translation>Retiré de la file&#xa0;: %1</translation>
    </message>
    <message>
        <source>Flag rules changed</source>
        <translation>Règles de signalement modifiées</translation>
    </message>
    <message>
        <source>On air: %1</source>
        <translation>À l&apos;antenne&#xa0;: %1</translation>
    </message>
    <message>
        <source>Released: %1</source>
        <translation>Retiré&#xa0;: %1</translation>
    </message>
    <message>
        <source>You · %1</source>
        <translation>Vous · %1</translation>
    </message>
    <message>
        <source>%1 · at %2</source>
        <translation>%1 · sur %2</translation>
    </message>
    <message>
        <source>%1 took back what you had decided: %2</source>
        <translation>%1 a annulé ce que vous aviez décidé&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 approved after you: %2</source>
        <translation>%1 a approuvé après vous&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 hid after you: %2</source>
        <translation>%1 a masqué après vous&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 did not work: %2</source>
        <translation>%1 n&apos;a pas fonctionné&#xa0;: %2</translation>
    </message>
    <message>
        <source>Hiding</source>
        <translation>Le masquage</translation>
    </message>
    <message>
        <source>Approving</source>
        <translation>L&apos;approbation</translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation>La suppression</translation>
    </message>
    <message>
        <source>Hiding the raid</source>
        <translation>Le masquage du raid</translation>
    </message>
    <message>
        <source>Banning</source>
        <translation>Le bannissement</translation>
    </message>
    <message>
        <source>Answering</source>
        <translation>La réponse</translation>
    </message>
    <message>
        <source>Queueing</source>
        <translation>La mise en attente</translation>
    </message>
    <message>
        <source>Taking it out of the queue</source>
        <translation>Le retrait de la file</translation>
    </message>
    <message>
        <source>Noting</source>
        <translation>La note</translation>
    </message>
    <message>
        <source>Pinning</source>
        <translation>L&apos;épinglage</translation>
    </message>
    <message>
        <source>Taking</source>
        <translation>L&apos;envoi</translation>
    </message>
    <message>
        <source>Releasing</source>
        <translation>Le retrait</translation>
    </message>
    <message>
        <source>Changing the scene</source>
        <translation>Le changement de scène</translation>
    </message>
    <message>
        <source>Setting the mark</source>
        <translation>La pose du repère</translation>
    </message>
    <message>
        <source>Saving the last minute</source>
        <translation>La sauvegarde de la dernière minute</translation>
    </message>
    <message>
        <source>Reconnecting</source>
        <translation>La reconnexion</translation>
    </message>
    <message>
        <source>Ending the show</source>
        <translation>La fin de l&apos;émission</translation>
    </message>
    <message>
        <source>Taking back</source>
        <translation>L&apos;annulation</translation>
    </message>
    <message>
        <source>pinned comment</source>
        <translation>commentaire épinglé</translation>
    </message>
    <message>
        <source>until released</source>
        <translation>jusqu&apos;au retrait</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>encore %1 s</translation>
    </message>
    <message>
        <source>Raid since %1: %2 people write nearly the same</source>
        <translation>Raid depuis %1&#xa0;: %2 personnes écrivent presque la même chose</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>over a day left</source>
        <translation>plus d&apos;un jour restant</translation>
    </message>
    <message>
        <source>%1 h %2 left</source>
        <translation>reste %1 h %2</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>reste %1 min</translation>
    </message>
    <message>
        <source>%1 · running</source>
        <translation>%1 · en cours</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · %2 Mb/s</source>
        <translation>%1 · %2 Mb/s</translation>
    </message>
    <message>
        <source>%1 · slow line</source>
        <translation>%1 · ligne lente</translation>
    </message>
    <message>
        <source>%1 · finished</source>
        <translation>%1 · terminé</translation>
    </message>
    <message>
        <source>%1 · connecting</source>
        <translation>%1 · connexion</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>arrêtée</translation>
    </message>
    <message>
        <source>%1 Mb/s</source>
        <translation>%1 Mb/s</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Commentaires</translation>
    </message>
    <message>
        <source>the broadcast is over</source>
        <translation>la diffusion est terminée</translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <translation>%1 ne répond pas</translation>
    </message>
    <message>
        <source>%1 quiet</source>
        <translation>%1 calme</translation>
    </message>
    <message>
        <source>%1/min</source>
        <translation>%1/min</translation>
    </message>
    <message>
        <source>%1: the day&apos;s budget of questions will be used up before the planned end</source>
        <translation>%1&#xa0;: le quota d&apos;appels du jour sera épuisé avant la fin prévue</translation>
    </message>
    <message>
        <source>Log: %1</source>
        <translation>Journal&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 · live</source>
        <translation>%1 · direct</translation>
    </message>
    <message>
        <source>no picture, the slate is on</source>
        <translation>pas d&apos;image, la mire est à l&apos;antenne</translation>
    </message>
    <message>
        <source>Comments · none yet</source>
        <translation>Commentaires · aucun</translation>
    </message>
    <message>
        <source>Insults</source>
        <translation>Insultes</translation>
    </message>
    <message>
        <source>Coarse words</source>
        <translation>Grossièretés</translation>
    </message>
    <message>
        <source>Words on this show&apos;s list</source>
        <translation>Mots de la liste de l&apos;émission</translation>
    </message>
    <message>
        <source>Suspect phrases</source>
        <translation>Expressions suspectes</translation>
    </message>
    <message>
        <source>Patterns of the crew</source>
        <translation>Motifs de l&apos;équipe</translation>
    </message>
    <message>
        <source>Sounds abusive</source>
        <translation>Ton agressif</translation>
    </message>
    <message>
        <source>Sounds like spam</source>
        <translation>Ressemble à du spam</translation>
    </message>
    <message>
        <source>Scams</source>
        <translation>Arnaques</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Liens</translation>
    </message>
    <message>
        <source>Phone numbers</source>
        <translation>Numéros de téléphone</translation>
    </message>
    <message>
        <source>E-mail addresses</source>
        <translation>Adresses e-mail</translation>
    </message>
    <message>
        <source>Postal addresses</source>
        <translation>Adresses postales</translation>
    </message>
    <message>
        <source>Card numbers</source>
        <translation>Numéros de carte</translation>
    </message>
    <message>
        <source>Bank accounts</source>
        <translation>Comptes bancaires</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>Répétitions</translation>
    </message>
    <message>
        <source>Raids</source>
        <translation>Raids</translation>
    </message>
    <message>
        <source>Flooding</source>
        <translation>Inondation</translation>
    </message>
    <message>
        <source>Shouting</source>
        <translation>Cris</translation>
    </message>
    <message>
        <source>Walls of emoji</source>
        <translation>Murs d&apos;émojis</translation>
    </message>
    <message>
        <source>Stacked marks</source>
        <translation>Signes empilés</translation>
    </message>
    <message>
        <source>First comments</source>
        <translation>Premiers commentaires</translation>
    </message>
    <message>
        <source>Bears our name</source>
        <translation>Porte notre nom</translation>
    </message>
    <message>
        <source>Other languages</source>
        <translation>Autres langues</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>the rule “%1”</source>
        <translation>la règle «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>%1, now %2</source>
        <translation>%1, actuellement %2</translation>
    </message>
    <message>
        <source>Question: %1</source>
        <translation>Question&#xa0;: %1</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>«&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Suspect, on this show&apos;s list</source>
        <translation>Suspect, sur la liste de l&apos;émission</translation>
    </message>
    <message>
        <source>On this show&apos;s list</source>
        <translation>Sur la liste de l&apos;émission</translation>
    </message>
    <message>
        <source>Insult</source>
        <translation>Insulte</translation>
    </message>
    <message>
        <source>Coarse</source>
        <translation>Grossier</translation>
    </message>
    <message>
        <source>Scam wording with a link</source>
        <translation>Formule d&apos;arnaque avec un lien</translation>
    </message>
    <message>
        <source>Scam wording</source>
        <translation>Formule d&apos;arnaque</translation>
    </message>
    <message>
        <source>Looks like advertising</source>
        <translation>Ressemble à de la publicité</translation>
    </message>
    <message>
        <source>Link shortener</source>
        <translation>Lien raccourci</translation>
    </message>
    <message>
        <source>Leads to a messenger</source>
        <translation>Mène à une messagerie</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Lien</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>Adresse e-mail</translation>
    </message>
    <message>
        <source>Bank account number</source>
        <translation>Numéro de compte bancaire</translation>
    </message>
    <message>
        <source>Payment card number</source>
        <translation>Numéro de carte bancaire</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>Numéro de téléphone</translation>
    </message>
    <message>
        <source>Postal address</source>
        <translation>Adresse postale</translation>
    </message>
    <message>
        <source>First comment of this author</source>
        <translation>Premier commentaire de cet auteur</translation>
    </message>
    <message>
        <source>Letters under stacked marks</source>
        <translation>Lettres sous des signes empilés</translation>
    </message>
    <message>
        <source>Said twice</source>
        <translation>Dit deux fois</translation>
    </message>
    <message>
        <source>, stretched</source>
        <translation>, étiré</translation>
    </message>
    <message>
        <source>, run together</source>
        <translation>, collé</translation>
    </message>
    <message>
        <source>, with invisible characters</source>
        <translation>, avec des caractères invisibles</translation>
    </message>
    <message>
        <source>, in look-alike letters</source>
        <translation>, en lettres ressemblantes</translation>
    </message>
    <message>
        <source>, with figures for letters</source>
        <translation>, en chiffres</translation>
    </message>
    <message>
        <source>, starred out</source>
        <translation>, avec des étoiles</translation>
    </message>
    <message>
        <source>, split up</source>
        <translation>, coupé</translation>
    </message>
    <message>
        <source>, spaced out</source>
        <translation>, espacé</translation>
    </message>
    <message>
        <source>, disguised</source>
        <translation>, déguisé</translation>
    </message>
    <message>
        <source>Said %1 times</source>
        <translation>Dit %1 fois</translation>
    </message>
    <message>
        <source>%1 comments in %2 s</source>
        <translation>%1 commentaires en %2 s</translation>
    </message>
    <message>
        <source>A wall of %1 emoji</source>
        <translation>Un mur de %1 émojis</translation>
    </message>
    <message>
        <source>Link that imitates %1: %2</source>
        <translation>Lien qui imite %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Leads to %1</source>
        <translation>Mène à %1</translation>
    </message>
    <message>
        <source>Writes under the name “%1”</source>
        <translation>Écrit sous le nom «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>In another language (%1)</source>
        <translation>Dans une autre langue (%1)</translation>
    </message>
    <message>
        <source>Raid %1: many people write the same</source>
        <translation>Raid %1&#xa0;: beaucoup écrivent la même chose</translation>
    </message>
    <message>
        <source>Matches %1</source>
        <translation>Correspond à %1</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>horaires</translation>
    </message>
    <message>
        <source>prices</source>
        <translation>tarifs</translation>
    </message>
    <message>
        <source>tickets</source>
        <translation>billets</translation>
    </message>
    <message>
        <source>reservation</source>
        <translation>réservation</translation>
    </message>
    <message>
        <source>access</source>
        <translation>accès</translation>
    </message>
    <message>
        <source>parking</source>
        <translation>stationnement</translation>
    </message>
    <message>
        <source>children</source>
        <translation>enfants</translation>
    </message>
    <message>
        <source>where</source>
        <translation>lieu</translation>
    </message>
    <message>
        <source>broadcast</source>
        <translation>diffusion</translation>
    </message>
    <message>
        <source>lower third</source>
        <translation>bandeau</translation>
    </message>
    <message>
        <source>event card</source>
        <translation>carte événement</translation>
    </message>
    <message>
        <source>slate</source>
        <translation>mire</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Enregistrement</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Réalisation</translation>
    </message>
    <message>
        <source>Moderator</source>
        <translation>Modération</translation>
    </message>
    <message>
        <source>Viewer</source>
        <translation>Lecture seule</translation>
    </message>
    <message>
        <source>Rundown changed</source>
        <translation>Conducteur modifié</translation>
    </message>
    <message>
        <source>Changing the rundown</source>
        <translation>La modification du conducteur</translation>
    </message>
    <message>
        <source>Stopping the output</source>
        <translation>L&apos;arrêt de la sortie</translation>
    </message>
    <message>
        <source>card between two boxes</source>
        <translation>carton entre deux cadres</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Line below</source>
        <translation>Ligne du dessous</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>%1 · stopped</source>
        <translation>%1 · arrêtée</translation>
    </message>
    <message>
        <source>Changing the source</source>
        <translation>Le réglage de la source</translation>
    </message>
    <message>
        <source>French</source>
        <translation>français</translation>
    </message>
    <message>
        <source>English</source>
        <translation>anglais</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>espagnol</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>italien</translation>
    </message>
    <message>
        <source>German</source>
        <translation>allemand</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>portugais</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>néerlandais</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>turc</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>polonais</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>arabe</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>russe</translation>
    </message>
    <message>
        <source>Greek</source>
        <translation>grec</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>hébreu</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>chinois</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>japonais</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>coréen</translation>
    </message>
    <message>
        <source>Thai</source>
        <translation>thaï</translation>
    </message>
    <message>
        <source>Hindi</source>
        <translation>hindi</translation>
    </message>
    <message>
        <source>The words stand on</source>
        <translation>Le texte repose sur</translation>
    </message>
    <message>
        <source>full-screen title</source>
        <translation>titre plein écran</translation>
    </message>
    <message>
        <source>clock</source>
        <translation>horloge</translation>
    </message>
    <message>
        <source>countdown</source>
        <translation>compte à rebours</translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>a plate</source>
        <translation>un cartouche</translation>
    </message>
    <message>
        <source>a shadow</source>
        <translation>une ombre</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>ticker</source>
        <translation>bandeau défilant</translation>
    </message>
    <message>
        <source>comments, three at once</source>
        <translation>commentaires, trois à la fois</translation>
    </message>
    <message>
        <source>question and answer</source>
        <translation>question et réponse</translation>
    </message>
    <message>
        <source>poll</source>
        <translation>sondage</translation>
    </message>
    <message>
        <source>agenda item</source>
        <translation>point de l’ordre du jour</translation>
    </message>
    <message>
        <source>programme of the day</source>
        <translation>programme du jour</translation>
    </message>
    <message>
        <source>logo</source>
        <translation>logo</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>code QR</translation>
    </message>
    <message>
        <source>partners</source>
        <translation>partenaires</translation>
    </message>
    <message>
        <source>captions</source>
        <translation>sous-titres</translation>
    </message>
    <message>
        <source>end card</source>
        <translation>carton de fin</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <source>The lines</source>
        <translation>Les lignes</translation>
    </message>
    <message>
        <source>Who asked</source>
        <translation>Qui demande</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Answers to vote for</source>
        <translation>Réponses au choix</translation>
    </message>
    <message>
        <source>How to vote</source>
        <translation>Comment voter</translation>
    </message>
    <message>
        <source>Who speaks</source>
        <translation>Qui parle</translation>
    </message>
    <message>
        <source>Minutes to speak</source>
        <translation>Minutes de parole</translation>
    </message>
    <message>
        <source>Result of the vote</source>
        <translation>Résultat du vote</translation>
    </message>
    <message>
        <source>What happens when</source>
        <translation>Ce qui a lieu quand</translation>
    </message>
    <message>
        <source>Mark beside the logo</source>
        <translation>Mention près du logo</translation>
    </message>
    <message>
        <source>Address in the code</source>
        <translation>Adresse du code</translation>
    </message>
    <message>
        <source>Words below</source>
        <translation>Texte dessous</translation>
    </message>
    <message>
        <source>crawl by</source>
        <translation>défilent</translation>
    </message>
    <message>
        <source>flip</source>
        <translation>se succèdent</translation>
    </message>
    <message>
        <source>%1 of a campaign</source>
        <translation>%1 d’une campagne</translation>
    </message>
    <message>
        <source>expired on %1</source>
        <translation>expirée le %1</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>à partir du %1</translation>
    </message>
    <message>
        <source>Answers changed</source>
        <translation>Réponses modifiées</translation>
    </message>
    <message>
        <source>Campaigns held</source>
        <translation>Campagnes retenues</translation>
    </message>
    <message>
        <source>Campaigns go on</source>
        <translation>Campagnes reprises</translation>
    </message>
    <message>
        <source>Holding campaigns</source>
        <translation>Retenir les campagnes</translation>
    </message>
    <message>
        <source>Without graphics</source>
        <translation>Sans habillage</translation>
    </message>
    <message>
        <source>Graphics: %1</source>
        <translation>Habillage&#xa0;: %1</translation>
    </message>
    <message>
        <source>This machine&apos;s clock was changed: the show&apos;s own time goes on</source>
        <translation>L&apos;horloge de cette machine a été changée&#xa0;: le temps de l&apos;émission continue</translation>
    </message>
    <message numerus="yes">
        <source>Another engine took over %n time(s), last at %1</source>
        <translation>
            <numerusform>Un autre moteur a pris le relais %n fois, la dernière à %1</numerusform>
            <numerusform>Un autre moteur a pris le relais %n fois, la dernière à %1</numerusform>
        </translation>
    </message>
    <message>
        <source>REHEARSAL</source>
        <translation>RÉPÉTITION</translation>
    </message>
    <message>
        <source>RECORDING</source>
        <translation>ENREGISTREMENT</translation>
    </message>
    <message>
        <source>ON AIR</source>
        <translation>À L&apos;ANTENNE</translation>
    </message>
    <message>
        <source>NOT ON AIR</source>
        <translation>PAS À L’ANTENNE</translation>
    </message>
    <message>
        <source>Title from zero on</source>
        <translation>Titre à partir de zéro</translation>
    </message>
    <message>
        <source>the engine</source>
        <translation>le moteur</translation>
    </message>
    <message>
        <source>the clock</source>
        <translation>l’horloge</translation>
    </message>
    <message>
        <source>the flag rules</source>
        <translation>les règles de signalement</translation>
    </message>
    <message>
        <source>the captions</source>
        <translation>les sous-titres</translation>
    </message>
    <message>
        <source>the campaign</source>
        <translation>la campagne</translation>
    </message>
    <message>
        <source>the house&apos;s answers</source>
        <translation>les réponses de la maison</translation>
    </message>
    <message>
        <source>the rendering</source>
        <translation>le rendu</translation>
    </message>
    <message>
        <source>cue %1</source>
        <translation>le top %1</translation>
    </message>
    <message numerus="yes">
        <source>Hidden: a raid of %n comment(s)</source>
        <translation>
            <numerusform>Masqué&#xa0;: un raid de %n commentaire</numerusform>
            <numerusform>Masqué&#xa0;: un raid de %n commentaires</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n sautée</numerusform>
            <numerusform>%n sautées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s) lost</source>
        <translation>
            <numerusform>%n image perdue</numerusform>
            <numerusform>%n images perdues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n late graphic(s)</source>
        <translation>
            <numerusform>%n habillage en retard</numerusform>
            <numerusform>%n habillages en retard</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n watching</source>
        <translation>
            <numerusform>%n spectateur</numerusform>
            <numerusform>%n spectateurs</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody can be banned at %1 from here.</source>
        <translation>Personne ne peut être banni de %1 depuis ici.</translation>
    </message>
    <message>
        <source>The platform does not say who wrote it.</source>
        <translation>La plateforme ne dit pas qui l’a écrit.</translation>
    </message>
    <message>
        <source>Its author is banned already.</source>
        <translation>Son auteur est déjà banni.</translation>
    </message>
    <message>
        <source>Its author or %1 has removed it.</source>
        <translation>Son auteur ou %1 l’a retiré.</translation>
    </message>
    <message>
        <source>It is deleted.</source>
        <translation>Il est supprimé.</translation>
    </message>
    <message>
        <source>It is approved already.</source>
        <translation>Il est déjà approuvé.</translation>
    </message>
    <message>
        <source>It is hidden already.</source>
        <translation>Il est déjà masqué.</translation>
    </message>
    <message>
        <source>It is hidden: show it again first.</source>
        <translation>Il est masqué&#xa0;: réaffichez-le d’abord.</translation>
    </message>
    <message>
        <source>It is on air already.</source>
        <translation>Il est déjà à l’antenne.</translation>
    </message>
    <message>
        <source>It waits for air already.</source>
        <translation>Il attend déjà l’antenne.</translation>
    </message>
    <message>
        <source>No reply can be sent to %1 from here.</source>
        <translation>Aucune réponse ne peut être envoyée à %1 depuis ici.</translation>
    </message>
    <message>
        <source>It has its answer already.</source>
        <translation>Il a déjà sa réponse.</translation>
    </message>
    <message>
        <source>Nothing can be deleted at %1 from here.</source>
        <translation>Rien ne peut être supprimé sur %1 depuis ici.</translation>
    </message>
    <message>
        <source>The button above does it: nothing can be hidden at %1.</source>
        <translation>Le bouton du dessus le fait&#xa0;: rien ne peut être masqué sur %1.</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1&#xa0;; %2</translation>
    </message>
    <message numerus="yes">
        <source>%n taken back</source>
        <translation>
            <numerusform>%n annulé</numerusform>
            <numerusform>%n annulés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay(s) deleted at the platform</source>
        <translation>
            <numerusform>%n reste supprimé sur sa plateforme</numerusform>
            <numerusform>%n restent supprimés sur leur plateforme</numerusform>
        </translation>
    </message>
    <message>
        <source>The broadcast is over.</source>
        <translation>La diffusion est terminée.</translation>
    </message>
    <message>
        <source>This show reads those of no platform.</source>
        <translation>Cette émission n’en lit sur aucune plateforme.</translation>
    </message>
    <message>
        <source>%1: no answer yet.</source>
        <translation>%1&#xa0;: pas encore de réponse.</translation>
    </message>
    <message>
        <source>Removed: its author is banned</source>
        <translation>Retiré&#xa0;: son auteur est banni</translation>
    </message>
    <message>
        <source>It was removed: its author is banned.</source>
        <translation>Il a été retiré&#xa0;: son auteur est banni.</translation>
    </message>
</context>
<context>
    <name>QuestionBar</name>
    <message>
        <source>The same key or button again: yes.</source>
        <translation>La même touche ou le même bouton encore une fois&#xa0;: oui.</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Non</translation>
    </message>
</context>
<context>
    <name>QueuedLine</name>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>To air</source>
        <translation>À l&apos;antenne</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Pas maintenant</translation>
    </message>
</context>
<context>
    <name>RaidBar</name>
    <message>
        <source>One decision, which one undo takes back. What somebody decided already stays.</source>
        <translation>Une seule décision, annulable en une fois. Ce qui est déjà décidé reste.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message numerus="yes">
        <source>Hide all %n</source>
        <translation>
            <numerusform>Masquer %n</numerusform>
            <numerusform>Masquer les %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more · %1</source>
        <comment>raids</comment>
        <translation>
            <numerusform>Et %n autre · %1</numerusform>
            <numerusform>Et %n autres · %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RemotePopup</name>
    <message>
        <source>Desks on other machines</source>
        <translation>Postes sur d&apos;autres machines</translation>
    </message>
    <message>
        <source>They may come</source>
        <translation>Ils peuvent se connecter</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Oui</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Non</translation>
    </message>
    <message>
        <source>Only desks on this machine may come.</source>
        <translation>Seuls les postes de cette machine peuvent se connecter.</translation>
    </message>
    <message>
        <source>Code for a moderator</source>
        <translation>Code pour la modération</translation>
    </message>
    <message>
        <source>For an operator</source>
        <translation>Pour la réalisation</translation>
    </message>
    <message>
        <source>For a viewer</source>
        <translation>En lecture seule</translation>
    </message>
    <message>
        <source>Code: %1</source>
        <translation>Code&#xa0;: %1</translation>
    </message>
    <message>
        <source>Paired</source>
        <translation>Appairés</translation>
    </message>
    <message>
        <source>They come back without a code</source>
        <translation>Ils reviennent sans code</translation>
    </message>
    <message>
        <source>%1 · %2 · here now</source>
        <translation>%1 · %2 · connecté</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Send away</source>
        <translation>Révoquer</translation>
    </message>
    <message>
        <source>%1 may not come again without a new code.</source>
        <translation>%1 ne pourra pas revenir sans un nouveau code.</translation>
    </message>
    <message>
        <source>Send %1 away?</source>
        <translation>Révoquer %1&#xa0;?</translation>
    </message>
</context>
<context>
    <name>RuleDeeds</name>
    <message>
        <source>Try on this session</source>
        <translation>Essayer sur cette session</translation>
    </message>
    <message>
        <source>Shows what these rules would flag. Nothing changes.</source>
        <translation>Montre ce que ces règles signaleraient. Rien ne change.</translation>
    </message>
    <message>
        <source>and 5 earlier ones</source>
        <translation>et 5 précédentes</translation>
    </message>
    <message>
        <source>Tries the rules on this session and the five before it. Nothing changes.</source>
        <translation>Essaie les règles sur cette session et les cinq précédentes. Rien ne change.</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Activer</translation>
    </message>
    <message>
        <source>These rules hold from now on; what is undecided is judged anew.</source>
        <translation>Ces règles valent dès maintenant&#xa0;; ce qui n&apos;est pas décidé est réexaminé.</translation>
    </message>
    <message>
        <source>Back to the rules</source>
        <translation>Retour aux règles</translation>
    </message>
    <message>
        <source>Drop changes</source>
        <translation>Abandonner les changements</translation>
    </message>
    <message>
        <source>Save in the show file</source>
        <translation>Enregistrer dans l&apos;émission</translation>
    </message>
    <message>
        <source>For the next show: the rules that hold now.</source>
        <translation>Pour la prochaine émission&#xa0;: les règles en vigueur.</translation>
    </message>
    <message>
        <source>No rule has been changed.</source>
        <translation>Aucune règle n’a été changée.</translation>
    </message>
    <message>
        <source>Switch the changes on first.</source>
        <translation>Activez d’abord les changements.</translation>
    </message>
</context>
<context>
    <name>RulePatterns</name>
    <message>
        <source>one a line:  regular expression # what moderators are told</source>
        <translation>une par ligne&#xa0;:  expression régulière # ce qu&apos;on dit aux modérateurs</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>Motifs</translation>
    </message>
</context>
<context>
    <name>RuleRow</name>
    <message>
        <source>Helps to find</source>
        <translation>Aide à trouver</translation>
    </message>
    <message>
        <source>Needs a look</source>
        <translation>À regarder</translation>
    </message>
    <message>
        <source>Should go</source>
        <translation>À retirer</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>Habituel</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Active</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Inactive</translation>
    </message>
    <message>
        <source>Hides at once</source>
        <translation>Masque aussitôt</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Signale</translation>
    </message>
    <message>
        <source>%1: on or off</source>
        <translation>%1&#xa0;: activée ou non</translation>
    </message>
    <message>
        <source>%1: severity</source>
        <translation>%1&#xa0;: gravité</translation>
    </message>
    <message>
        <source>Hides</source>
        <translation>Masque</translation>
    </message>
    <message>
        <source>%1: hides at once, without asking</source>
        <translation>%1&#xa0;: masque aussitôt, sans demander</translation>
    </message>
    <message>
        <source>The rule is off.</source>
        <translation>La règle est désactivée.</translation>
    </message>
    <message>
        <source>Deletes at once</source>
        <translation>Supprime aussitôt</translation>
    </message>
    <message>
        <source>Deletes</source>
        <translation>Supprime</translation>
    </message>
    <message>
        <source>%1: deletes at once, without asking</source>
        <translation>%1&#xa0;: supprime aussitôt, sans demander</translation>
    </message>
</context>
<context>
    <name>RuleSettings</name>
    <message>
        <source>Always flag</source>
        <translation>Toujours signaler</translation>
    </message>
    <message>
        <source>Want a look</source>
        <translation>À regarder</translation>
    </message>
    <message>
        <source>Never flag</source>
        <translation>Ne jamais signaler</translation>
    </message>
    <message>
        <source>Classifiers flag</source>
        <translation>Classifieurs</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Toxicity and spam may each flag %1 % of the comments</source>
        <translation>Toxicité et spam peuvent signaler chacun %1 % des commentaires</translation>
    </message>
    <message>
        <source>of comments, each</source>
        <translation>des commentaires, chacun</translation>
    </message>
    <message>
        <source>Keep for the next show</source>
        <translation>Garder pour la prochaine</translation>
    </message>
    <message>
        <source>Writes what was learnt beside the show file: counts alone, no text and no name.</source>
        <translation>Écrit ce qui a été appris à côté de l&apos;émission&#xa0;: des comptes seulement, ni texte ni nom.</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Oublier</translation>
    </message>
    <message>
        <source>Goes back to what was kept before; then to nothing.</source>
        <translation>Revient à ce qui était gardé avant&#xa0;; puis à rien.</translation>
    </message>
    <message>
        <source>Of this crew</source>
        <translation>De cette équipe</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Mots</translation>
    </message>
    <message>
        <source>Names and links</source>
        <translation>Noms et liens</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>Motifs</translation>
    </message>
    <message>
        <source>Welcome hosts</source>
        <translation>Sites bienvenus</translation>
    </message>
    <message>
        <source>links to these are not flagged: nantes.fr, …</source>
        <translation>leurs liens ne sont pas signalés&#xa0;: nantes.fr, …</translation>
    </message>
    <message>
        <source>Our names</source>
        <translation>Nos noms</translation>
    </message>
    <message>
        <source>nobody may write under these; the institution&apos;s first</source>
        <translation>personne ne peut écrire sous ces noms&#xa0;; d&apos;abord celui de l&apos;institution</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Langues</translation>
    </message>
    <message>
        <source>of this show: fr, en; none: any</source>
        <translation>de l&apos;émission&#xa0;: fr, en&#xa0;; aucune&#xa0;: toutes</translation>
    </message>
    <message numerus="yes">
        <source>The order has learnt from %n decision(s), and %1 of earlier shows.</source>
        <translation>
            <numerusform>L&apos;ordre a appris de %n décision, et de %1 d&apos;émissions précédentes.</numerusform>
            <numerusform>L&apos;ordre a appris de %n décisions, et de %1 d&apos;émissions précédentes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The order has learnt from %n decision(s) of this show.</source>
        <translation>
            <numerusform>L&apos;ordre a appris de %n décision de cette émission.</numerusform>
            <numerusform>L&apos;ordre a appris de %n décisions de cette émission.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was learnt yet.</source>
        <translation>Rien n’a encore été appris.</translation>
    </message>
</context>
<context>
    <name>RuleWords</name>
    <message>
        <source>words and phrases, with commas between</source>
        <translation>mots et expressions, séparés par des virgules</translation>
    </message>
</context>
<context>
    <name>RulesList</name>
    <message>
        <source>Flag rules</source>
        <translation>Règles de signalement</translation>
    </message>
</context>
<context>
    <name>RulesPopup</name>
    <message>
        <source>Flag rules</source>
        <translation>Règles de signalement</translation>
    </message>
    <message>
        <source>Rules marked “Hides” take down what they flag from now on, at once and without asking. Everything they hide stands under Hidden and can be shown again.</source>
        <translation>Les règles marquées «&#xa0;Masque&#xa0;» retirent dès maintenant ce qu&apos;elles signalent, aussitôt et sans demander. Tout se retrouve sous Masqués et peut être réaffiché.</translation>
    </message>
    <message>
        <source>Rules flag, people decide. ↑ ↓ choose a rule; O switches it, S sets how bad it is, H whether it hides.</source>
        <translation>Les règles signalent, les personnes décident. ↑ ↓ choisissent une règle&#xa0;; O l&apos;active ou non, S règle la gravité, H si elle masque.</translation>
    </message>
    <message>
        <source>Asking the engine…</source>
        <translation>Question au moteur…</translation>
    </message>
    <message>
        <source>The engine has not answered yet.</source>
        <translation>Le moteur n’a pas encore répondu.</translation>
    </message>
    <message>
        <source>Rules marked “Deletes” take down what they flag from now on, at once and without asking. At %1 that deletes for good: it cannot hide a comment, nor bring it back. What is hidden elsewhere can be shown again.</source>
        <translation>Les règles marquées «&#xa0;Supprime&#xa0;» retirent dès maintenant ce qu’elles signalent, aussitôt et sans demander. Sur %1, c’est supprimé pour de bon&#xa0;: la plateforme ne sait ni masquer un commentaire ni le faire revenir. Ce qui est masqué ailleurs peut être réaffiché.</translation>
    </message>
    <message>
        <source>At %1 to hide is to delete for good.</source>
        <translation>Sur %1, masquer, c’est supprimer pour de bon.</translation>
    </message>
</context>
<context>
    <name>Rundown</name>
    <message>
        <source>Rundown</source>
        <translation>Conducteur</translation>
    </message>
    <message>
        <source>choose next</source>
        <translation>choisir le suivant</translation>
    </message>
    <message>
        <source>This show has no rundown. Its show file names the graphics to take.</source>
        <translation>Cette émission n&apos;a pas de conducteur. Son fichier nomme les habillages à envoyer.</translation>
    </message>
</context>
<context>
    <name>RundownEditor</name>
    <message>
        <source>Planned graphic</source>
        <translation>Habillage prévu</translation>
    </message>
    <message>
        <source>Seconds on air; empty: until released</source>
        <translation>Secondes à l&apos;antenne&#xa0;; vide&#xa0;: jusqu&apos;au retrait</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Secondes</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Twice</source>
        <translation>Dupliquer</translation>
    </message>
    <message>
        <source>Plans the same graphic once more, below this one.</source>
        <translation>Prévoit le même habillage une seconde fois, juste après.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Remove it?</source>
        <translation>Supprimer vraiment&#xa0;?</translation>
    </message>
    <message>
        <source>Planned for, in show time</source>
        <translation>Prévu à (temps d’émission)</translation>
    </message>
    <message>
        <source>1:02:30</source>
        <translation>1:02:30</translation>
    </message>
    <message>
        <source>Cue, for the crew alone</source>
        <translation>Top, pour l’équipe seule</translation>
    </message>
    <message>
        <source>When the mayor stands up</source>
        <translation>Quand la maire se lève</translation>
    </message>
    <message>
        <source>Takes the scene</source>
        <translation>Avec la scène</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>inchangée</translation>
    </message>
    <message>
        <source>Former versions</source>
        <translation>Versions précédentes</translation>
    </message>
    <message>
        <source>Of the show file, to go back to one.</source>
        <translation>Du fichier de l’émission, pour revenir à l’une d’elles.</translation>
    </message>
    <message>
        <source>%1, with | between</source>
        <translation>%1, séparés par |</translation>
    </message>
    <message>
        <source>Goes on air</source>
        <translation>Passe à l’antenne</translation>
    </message>
    <message>
        <source>when taken</source>
        <translation>quand on l’envoie</translation>
    </message>
    <message>
        <source>at its time</source>
        <translation>à son heure</translation>
    </message>
    <message>
        <source>after the one before</source>
        <translation>après le précédent</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Groupe</translation>
    </message>
    <message>
        <source>Speeches</source>
        <translation>Discours</translation>
    </message>
</context>
<context>
    <name>RundownRow</name>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>on air · %1</source>
        <translation>à l&apos;antenne · %1</translation>
    </message>
    <message>
        <source>next · %1</source>
        <translation>suivant · %1</translation>
    </message>
</context>
<context>
    <name>SceneStrip</name>
    <message>
        <source>On air.</source>
        <translation>À l&apos;antenne.</translation>
    </message>
    <message>
        <source>Puts this scene on air.</source>
        <translation>Met cette scène à l&apos;antenne.</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search everything said</source>
        <translation>Chercher dans tout ce qui a été dit</translation>
    </message>
    <message>
        <source>Key: %1</source>
        <translation>Touche&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>SettingsPopup</name>
    <message>
        <source>This desk</source>
        <translation>Ce poste</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>The system&apos;s</source>
        <translation>Celle du système</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Animations</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Oui</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Non</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>Zones</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Réalisation</translation>
    </message>
    <message>
        <source>Moderator</source>
        <translation>Modération</translation>
    </message>
    <message>
        <source>Keys as in</source>
        <translation>Touches comme dans</translation>
    </message>
    <message>
        <source>This window has room for the programme or the comments at a time: %1 swaps them.</source>
        <translation>Cette fenêtre n&apos;a de place que pour la régie ou pour les commentaires&#xa0;: %1 passe de l&apos;une aux autres.</translation>
    </message>
    <message>
        <source>All</source>
        <comment>zones</comment>
        <translation>Toutes</translation>
    </message>
</context>
<context>
    <name>SideZone</name>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Verrouillé</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Verrouiller</translation>
    </message>
    <message>
        <source>Nothing of the programme can be changed here but the slate: against slips.</source>
        <translation>Rien ne peut être changé à l&apos;antenne depuis ici, sauf la mire&#xa0;: contre les fausses manœuvres.</translation>
    </message>
    <message>
        <source>Desks</source>
        <translation>Postes</translation>
    </message>
    <message>
        <source>Desks on other machines</source>
        <translation>Postes sur d&apos;autres machines</translation>
    </message>
</context>
<context>
    <name>SourceTile</name>
    <message>
        <source>%1 · muted</source>
        <translation>%1 · muet</translation>
    </message>
    <message>
        <source>Sound of %1</source>
        <translation>Son de %1</translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation>%1 dB</translation>
    </message>
</context>
<context>
    <name>StatePage</name>
    <message>
        <source>The broadcast has ended: %1.</source>
        <translation>La diffusion est terminée&#xa0;: %1.</translation>
    </message>
    <message>
        <source>The rehearsal has ended: %1.</source>
        <translation>La répétition est terminée&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Close the desk</source>
        <translation>Fermer le poste</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Essayer maintenant</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Code that the operator&apos;s desk shows</source>
        <translation>Code affiché par le poste de réalisation</translation>
    </message>
</context>
<context>
    <name>TakeBackBar</name>
    <message>
        <source>What you decide stands here, and can be taken back.</source>
        <translation>Ce que vous décidez s&apos;affiche ici, et peut être annulé.</translation>
    </message>
    <message>
        <source>Taking back…</source>
        <translation>Annulation…</translation>
    </message>
    <message>
        <source>Take back %1 s</source>
        <translation>Annuler %1 s</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>The last fifty decisions of everybody, each to be taken back.</source>
        <translation>Les cinquante dernières décisions de tous, chacune annulable.</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Régie</source>
        <translation>Régie</translation>
    </message>
    <message>
        <source>Slate is on air</source>
        <translation>Mire à l&apos;antenne</translation>
    </message>
    <message>
        <source>Slate</source>
        <translation>Mire</translation>
    </message>
    <message>
        <source>The slate and silence at once; again: back to what was before.</source>
        <translation>La mire et le silence aussitôt&#xa0;; encore une fois&#xa0;: retour à ce qui précédait.</translation>
    </message>
    <message>
        <source>All is well</source>
        <translation>Tout va bien</translation>
    </message>
    <message>
        <source>End…</source>
        <translation>Terminer…</translation>
    </message>
    <message>
        <source>Asks first: the show, or this desk only.</source>
        <translation>Demande d’abord&#xa0;: l’émission, ou ce poste seulement.</translation>
    </message>
    <message>
        <source>There is room for one of them at a time, or you wanted it so.</source>
        <translation>Il n&apos;y a de place que pour l&apos;un des deux, ou vous l&apos;avez voulu ainsi.</translation>
    </message>
</context>
<context>
    <name>TourCard</name>
    <message>
        <source>On air</source>
        <translation>À l&apos;antenne</translation>
    </message>
    <message>
        <source>%1 puts the next graphic on air, %2 takes it off. What is red is on air, what is green is next.</source>
        <translation>%1 envoie l’habillage suivant à l’antenne, %2 le retire. Ce qui est rouge est à l’antenne, ce qui est vert vient ensuite.</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Décider</translation>
    </message>
    <message>
        <source>%1 opens a comment. %2 approves it, %3 hides it, here and at its platform.</source>
        <translation>%1 ouvre un commentaire. %2 l’approuve, %3 le masque, ici et sur sa plateforme.</translation>
    </message>
    <message>
        <source>Think better of it</source>
        <translation>Se raviser</translation>
    </message>
    <message>
        <source>%1 takes back what you decided last; %2 lists the last fifty decisions of everybody.</source>
        <translation>%1 annule votre dernière décision&#xa0;; %2 liste les cinquante dernières décisions de chacun.</translation>
    </message>
    <message>
        <source>A voice from the audience</source>
        <translation>Une voix du public</translation>
    </message>
    <message>
        <source>%1 queues the open comment for air, %2 puts the next one of the queue on the picture.</source>
        <translation>%1 met le commentaire ouvert en attente d’antenne, %2 affiche le prochain de la file sur l’image.</translation>
    </message>
    <message>
        <source>When something goes wrong</source>
        <translation>Quand quelque chose se passe mal</translation>
    </message>
    <message>
        <source>%1 shows the slate and is silent, from everywhere; once more, and the picture is back. %2 shows all keys.</source>
        <translation>%1 affiche la mire et coupe le son, où que l’on soit&#xa0;; encore une fois, et l’image revient. %2 montre toutes les touches.</translation>
    </message>
    <message>
        <source>%1 of %2 · %3</source>
        <translation>%1 sur %2 · %3</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Étape suivante</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>No tour</source>
        <translation>Sans visite</translation>
    </message>
</context>
<context>
    <name>TriedExample</name>
    <message>
        <source>Newly flagged. </source>
        <translation>Nouvellement signalé. </translation>
    </message>
    <message>
        <source>No longer flagged. </source>
        <translation>N&apos;est plus signalé. </translation>
    </message>
</context>
<context>
    <name>TriedRules</name>
    <message>
        <source>What these rules would flag</source>
        <translation>Ce que ces règles signaleraient</translation>
    </message>
    <message numerus="yes">
        <source>+%n newly</source>
        <translation>
            <numerusform>+%n nouveau</numerusform>
            <numerusform>+%n nouveaux</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>−%n no longer</source>
        <translation>
            <numerusform>−%n en moins</numerusform>
            <numerusform>−%n en moins</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TroubleBoxes</name>
    <message>
        <source>What is next is hard to read on this picture: %1:1, it needs %2:1.</source>
        <translation>Le suivant est difficile à lire sur cette image&#xa0;: %1:1&#xa0;; il faut %2:1.</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>En montrer moins</translation>
    </message>
    <message numerus="yes">
        <source>And %n more</source>
        <translation>
            <numerusform>Et %n autre</numerusform>
            <numerusform>Et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a shadow</source>
        <translation>Mettre une ombre</translation>
    </message>
    <message>
        <source>Add a plate</source>
        <translation>Mettre un cartouche</translation>
    </message>
</context>
<context>
    <name>VersionsPopup</name>
    <message>
        <source>Former versions</source>
        <translation>Versions précédentes</translation>
    </message>
    <message>
        <source>Each change of the plan keeps the show file as it was. Going back is a decision like any other: it can be taken back.</source>
        <translation>Chaque changement du conducteur garde le fichier tel qu’il était. Y revenir est une décision comme une autre&#xa0;: elle s’annule.</translation>
    </message>
    <message>
        <source>The plan has not been changed yet.</source>
        <translation>Le conducteur n’a pas encore été modifié.</translation>
    </message>
    <message>
        <source>Go back to it</source>
        <translation>Y revenir</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
</context>
<context>
    <name>regie::desk::AnswersPanel</name>
    <message>
        <source>Kept. Take it back like any decision.</source>
        <translation>Gardée. Cela se reprend comme toute décision.</translation>
    </message>
</context>
<context>
    <name>regie::desk::AuthorPanel</name>
    <message>
        <source>Somebody</source>
        <translation>Quelqu&apos;un</translation>
    </message>
    <message>
        <source>First comment · %1</source>
        <translation>Premier commentaire · %1</translation>
    </message>
    <message>
        <source>%1 comments · here since %2</source>
        <translation>%1 commentaires · là depuis %2</translation>
    </message>
    <message>
        <source>No flags, nothing hidden</source>
        <translation>Aucun signalement, rien de masqué</translation>
    </message>
    <message>
        <source>Not seen in earlier shows</source>
        <translation>Jamais vu dans les émissions précédentes</translation>
    </message>
    <message numerus="yes">
        <source>%n earlier show(s)</source>
        <translation>
            <numerusform>%n émission précédente</numerusform>
            <numerusform>%n émissions précédentes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s)</source>
        <translation>
            <numerusform>%n commentaire</numerusform>
            <numerusform>%n commentaires</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hidden</source>
        <translation>
            <numerusform>%n masqué</numerusform>
            <numerusform>%n masqués</numerusform>
        </translation>
    </message>
    <message>
        <source>banned</source>
        <translation>banni</translation>
    </message>
    <message numerus="yes">
        <source>%n flagged</source>
        <translation>
            <numerusform>%n signalé</numerusform>
            <numerusform>%n signalés</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>regie::desk::CommentModel</name>
    <message>
        <source>Unanswered</source>
        <translation>Sans réponse</translation>
    </message>
    <message>
        <source>For air</source>
        <translation>Pour l&apos;antenne</translation>
    </message>
    <message>
        <source>With a note</source>
        <translation>Avec une note</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Quelqu&apos;un</translation>
    </message>
    <message>
        <source>%1 · first comment</source>
        <translation>%1 · premier commentaire</translation>
    </message>
    <message>
        <source>Language: %1</source>
        <translation>Langue&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 % sure</source>
        <translation>sûre à %1 %</translation>
    </message>
</context>
<context>
    <name>regie::desk::Desk</name>
    <message>
        <source>The last minute is saved: %1</source>
        <translation>La dernière minute est gardée&#xa0;: %1</translation>
    </message>
    <message>
        <source>The last minute was not saved: %1</source>
        <translation>La dernière minute n&apos;a pas été gardée&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 LUFS</source>
        <translation>%1 LUFS</translation>
    </message>
    <message>
        <source>Taking…</source>
        <translation>Envoi…</translation>
    </message>
    <message>
        <source>The rundown is through. Click an item to make it the next one.</source>
        <translation>Le conducteur est terminé. Cliquez sur un élément pour en faire le suivant.</translation>
    </message>
    <message>
        <source>Releasing…</source>
        <translation>Retrait…</translation>
    </message>
    <message numerus="yes">
        <source>%n comments</source>
        <translation>
            <numerusform>%n commentaire</numerusform>
            <numerusform>%n commentaires</numerusform>
        </translation>
    </message>
    <message>
        <source>Approving…</source>
        <translation>Approbation…</translation>
    </message>
    <message>
        <source>Hiding…</source>
        <translation>Masquage…</translation>
    </message>
    <message>
        <source>Deleting…</source>
        <translation>Suppression…</translation>
    </message>
    <message>
        <source>Banning its author…</source>
        <translation>Bannissement de l&apos;auteur…</translation>
    </message>
    <message>
        <source>Answering…</source>
        <translation>Réponse…</translation>
    </message>
    <message>
        <source>Queueing…</source>
        <translation>Mise en attente…</translation>
    </message>
    <message>
        <source>Taking it out of the queue…</source>
        <translation>Retrait de la file…</translation>
    </message>
    <message>
        <source>No comment waits for air. Queue one from the list.</source>
        <translation>Aucun commentaire n&apos;attend. Mettez-en un en attente depuis la liste.</translation>
    </message>
    <message>
        <source>Noting…</source>
        <translation>Note…</translation>
    </message>
    <message>
        <source>Pinning…</source>
        <translation>Épinglage…</translation>
    </message>
    <message>
        <source>Mark at %1</source>
        <translation>Repère à %1</translation>
    </message>
    <message>
        <source>the last minute</source>
        <translation>la dernière minute</translation>
    </message>
    <message>
        <source>This desk is locked: nothing of the programme changes. Unlock it first.</source>
        <translation>Ce poste est verrouillé&#xa0;: rien ne change à l&apos;antenne. Déverrouillez-le d&apos;abord.</translation>
    </message>
    <message>
        <source>This is beyond this desk&apos;s role (%1). Ask the operator.</source>
        <translation>Le rôle de ce poste (%1) ne le permet pas. Demandez à la réalisation.</translation>
    </message>
    <message>
        <source>Changing…</source>
        <translation>Modification…</translation>
    </message>
    <message>
        <source>No answer is proposed for this comment.</source>
        <translation>Aucune réponse n’est proposée pour ce commentaire.</translation>
    </message>
    <message>
        <source>Putting it on air…</source>
        <translation>Mise à l’antenne…</translation>
    </message>
    <message>
        <source>the caption</source>
        <translation>le sous-titre</translation>
    </message>
    <message>
        <source>What a platform deletes cannot be taken back. Earlier decisions are in the list: %1.</source>
        <translation>Ce qu’une plateforme a supprimé ne revient pas. Les décisions d’avant sont dans la liste&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Delete %1 for good? Its platform cannot hide it, nor bring it back.</source>
        <translation>Supprimer %1 pour de bon&#xa0;? Sa plateforme ne sait ni le masquer ni le faire revenir.</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n of these comments for good? Their platform cannot hide them, nor bring them back.</source>
        <translation>
            <numerusform>Supprimer %n de ces commentaires pour de bon&#xa0;? Sa plateforme ne sait ni le masquer ni le faire revenir.</numerusform>
            <numerusform>Supprimer %n de ces commentaires pour de bon&#xa0;? Leur plateforme ne sait ni les masquer ni les faire revenir.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1. Queue it for air all the same?</source>
        <translation>%1. Le mettre en attente pour l’antenne quand même&#xa0;?</translation>
    </message>
    <message>
        <source>%1. Put it on air all the same?</source>
        <translation>%1. Le mettre à l’antenne quand même&#xa0;?</translation>
    </message>
    <message>
        <source>Delete %1 for good? That cannot be taken back.</source>
        <translation>Supprimer %1 pour de bon&#xa0;? On ne peut pas y revenir.</translation>
    </message>
    <message>
        <source>Ban %1? Their platform refuses what they write from then on.</source>
        <translation>Bannir %1&#xa0;? Sa plateforme refuse alors ce que cette personne écrit.</translation>
    </message>
    <message>
        <source>The line to the engine is broken.</source>
        <translation>La liaison avec le moteur est coupée.</translation>
    </message>
    <message>
        <source>What happened so far is still on its way to this desk.</source>
        <translation>Ce qui s’est passé jusqu’ici n’est pas encore arrivé sur ce poste.</translation>
    </message>
    <message>
        <source>The engine has not answered yet.</source>
        <translation>Le moteur n’a pas encore répondu.</translation>
    </message>
    <message>
        <source>You have decided nothing yet.</source>
        <translation>Vous n’avez encore rien décidé.</translation>
    </message>
</context>
<context>
    <name>regie::desk::EngineClient</name>
    <message>
        <source>Connecting to the engine at %1.</source>
        <translation>Connexion au moteur à %1.</translation>
    </message>
    <message>
        <source>What answers at %1 does not speak Régie&apos;s language.</source>
        <translation>Ce qui répond à %1 ne parle pas la langue de Régie.</translation>
    </message>
    <message>
        <source>The engine at %1 says something this desk cannot read: they are of different versions.</source>
        <translation>Le moteur à %1 dit quelque chose que ce poste ne sait pas lire&#xa0;: ils sont de versions différentes.</translation>
    </message>
    <message>
        <source>The engine refuses this desk: %1</source>
        <translation>Le moteur refuse ce poste&#xa0;: %1</translation>
    </message>
    <message>
        <source>The engine is of another version than this desk. Start the desk that came with it.</source>
        <translation>Le moteur est d&apos;une autre version que ce poste. Lancez le poste livré avec lui.</translation>
    </message>
    <message>
        <source>The engine&apos;s log holds something this desk cannot read: %1</source>
        <translation>Le journal du moteur contient quelque chose que ce poste ne sait pas lire&#xa0;: %1</translation>
    </message>
    <message>
        <source>At %1 answers another engine than the one this desk was paired with. If it was set up anew, pair them again; if not, somebody may be listening in.</source>
        <translation>À l&apos;adresse %1 répond un autre moteur que celui avec lequel ce poste a été appairé. S&apos;il a été réinstallé, appairez-les de nouveau&#xa0;; sinon, quelqu&apos;un écoute peut-être.</translation>
    </message>
    <message>
        <source>The engine at %1 does not know this desk yet.</source>
        <translation>Le moteur à l&apos;adresse %1 ne connaît pas encore ce poste.</translation>
    </message>
    <message>
        <source>What answers at %1 does not know the code: somebody may be listening in.</source>
        <translation>Ce qui répond à l&apos;adresse %1 ne connaît pas le code&#xa0;: quelqu&apos;un écoute peut-être.</translation>
    </message>
    <message>
        <source>The engine at %1 does not know this desk. %2</source>
        <translation>Le moteur à l&apos;adresse %1 ne connaît pas ce poste. %2</translation>
    </message>
    <message>
        <source>The engine does not answer; trying again. The broadcast does not depend on this desk, and an engine that stopped is replaced within seconds.</source>
        <translation>Le moteur ne répond pas&#xa0;; nouvel essai. La diffusion ne dépend pas de ce poste, et un moteur arrêté est remplacé en quelques secondes.</translation>
    </message>
</context>
<context>
    <name>regie::desk::KeyMap</name>
    <message>
        <source>Programme</source>
        <translation>Antenne</translation>
    </message>
    <message>
        <source>Comments: moving about</source>
        <translation>Commentaires&#xa0;: se déplacer</translation>
    </message>
    <message>
        <source>Comments: deciding</source>
        <translation>Commentaires&#xa0;: décider</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Poste</translation>
    </message>
    <message>
        <source>Take the next graphic</source>
        <translation>Envoyer l&apos;habillage suivant</translation>
    </message>
    <message>
        <source>Choose the one below as next</source>
        <translation>Choisir celui du dessous comme suivant</translation>
    </message>
    <message>
        <source>Choose the one above as next</source>
        <translation>Choisir celui du dessus comme suivant</translation>
    </message>
    <message>
        <source>Release what went on air last</source>
        <translation>Retirer le dernier passé à l&apos;antenne</translation>
    </message>
    <message>
        <source>Release the pinned comment</source>
        <translation>Retirer le commentaire épinglé</translation>
    </message>
    <message>
        <source>Put the next queued comment on air</source>
        <translation>Envoyer le commentaire en attente</translation>
    </message>
    <message>
        <source>Shorten the next queued comment</source>
        <translation>Raccourcir le commentaire en attente</translation>
    </message>
    <message>
        <source>Slate and silence; again: back</source>
        <translation>Mire et silence&#xa0;; encore&#xa0;: retour</translation>
    </message>
    <message>
        <source>Set a mark</source>
        <translation>Poser un repère</translation>
    </message>
    <message>
        <source>Save the last minute</source>
        <translation>Garder la dernière minute</translation>
    </message>
    <message>
        <source>Next comment</source>
        <translation>Commentaire suivant</translation>
    </message>
    <message>
        <source>Previous comment</source>
        <translation>Commentaire précédent</translation>
    </message>
    <message>
        <source>To the top of the list</source>
        <translation>En haut de la liste</translation>
    </message>
    <message>
        <source>Search everything said</source>
        <translation>Chercher dans tout ce qui a été dit</translation>
    </message>
    <message>
        <source>Show what is to decide</source>
        <translation>Afficher ce qui est à décider</translation>
    </message>
    <message>
        <source>Show questions</source>
        <translation>Afficher les questions</translation>
    </message>
    <message>
        <source>Show what is flagged</source>
        <translation>Afficher ce qui est signalé</translation>
    </message>
    <message>
        <source>Show what is hidden</source>
        <translation>Afficher ce qui est masqué</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>All its author said; again: everybody</source>
        <translation>Tout de son auteur&#xa0;; encore&#xa0;: tout le monde</translation>
    </message>
    <message>
        <source>The newest or the most urgent first</source>
        <translation>Récents ou urgents d&apos;abord</translation>
    </message>
    <message>
        <source>One comment at a time</source>
        <translation>Un commentaire à la fois</translation>
    </message>
    <message>
        <source>Approve; show again</source>
        <translation>Approuver&#xa0;; réafficher</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Masquer</translation>
    </message>
    <message>
        <source>Queue for air</source>
        <translation>Mettre en attente</translation>
    </message>
    <message>
        <source>Pin to air at once</source>
        <translation>Épingler à l&apos;antenne tout de suite</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Répondre</translation>
    </message>
    <message>
        <source>Note for the other moderators</source>
        <translation>Note pour les autres modérateurs</translation>
    </message>
    <message>
        <source>Keep for yourself for a minute</source>
        <translation>Se le réserver une minute</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Supprimer définitivement</translation>
    </message>
    <message>
        <source>Ban its author</source>
        <translation>Bannir son auteur</translation>
    </message>
    <message>
        <source>Choose for one act on several</source>
        <translation>Choisir, pour agir sur plusieurs</translation>
    </message>
    <message>
        <source>Choose this one and the next</source>
        <translation>Choisir celui-ci et le suivant</translation>
    </message>
    <message>
        <source>Choose all that are shown</source>
        <translation>Choisir tous ceux affichés</translation>
    </message>
    <message>
        <source>Hide all of a raid</source>
        <translation>Masquer tout un raid</translation>
    </message>
    <message>
        <source>Take back the last decision</source>
        <translation>Annuler la dernière décision</translation>
    </message>
    <message>
        <source>Take back any of the last fifty</source>
        <translation>Annuler l&apos;une des cinquante dernières</translation>
    </message>
    <message>
        <source>Flag rules</source>
        <translation>Règles de signalement</translation>
    </message>
    <message>
        <source>Settings of this desk</source>
        <translation>Réglages de ce poste</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Toutes les touches</translation>
    </message>
    <message>
        <source>This is no key that can be given.</source>
        <translation>Cette touche ne peut pas être attribuée.</translation>
    </message>
    <message>
        <source>%1 cannot be given: it always means the same.</source>
        <translation>%1 ne peut pas être attribuée&#xa0;: elle a toujours le même sens.</translation>
    </message>
    <message>
        <source>%1 is taken: %2. Give that another key first.</source>
        <translation>%1 est prise&#xa0;: %2. Donnez d&apos;abord une autre touche à celle-là.</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Lock the programme; again: unlock</source>
        <translation>Verrouiller l&apos;antenne&#xa0;; encore&#xa0;: déverrouiller</translation>
    </message>
    <message>
        <source>Preview of the next graphic</source>
        <translation>Aperçu de l&apos;habillage suivant</translation>
    </message>
    <message>
        <source>Desks on other machines</source>
        <translation>Postes sur d&apos;autres machines</translation>
    </message>
    <message>
        <source>Edit what is next</source>
        <translation>Modifier le suivant</translation>
    </message>
    <message>
        <source>Plan it one place later</source>
        <translation>Le placer une ligne plus bas</translation>
    </message>
    <message>
        <source>Plan it one place earlier</source>
        <translation>Le placer une ligne plus haut</translation>
    </message>
    <message>
        <source>Give what is next a ground it can be read on</source>
        <translation>Donner au suivant un fond lisible</translation>
    </message>
    <message>
        <source>Narrow to a topic, a language or a rule; again: all</source>
        <translation>Restreindre à un sujet, une langue ou une règle&#xa0;; encore&#xa0;: tout</translation>
    </message>
    <message>
        <source>Former versions of the show file</source>
        <translation>Versions précédentes du fichier de l’émission</translation>
    </message>
    <message>
        <source>The tour of this desk; its next step</source>
        <translation>La visite de ce poste&#xa0;; l’étape suivante</translation>
    </message>
    <message>
        <source>Type captions</source>
        <translation>Taper des sous-titres</translation>
    </message>
    <message>
        <source>Reply with the proposed answer</source>
        <translation>Répondre par la réponse proposée</translation>
    </message>
    <message>
        <source>Question and proposed answer on air</source>
        <translation>Question et réponse proposée à l’antenne</translation>
    </message>
    <message>
        <source>Campaigns fill no gaps; again: they do</source>
        <translation>Les campagnes ne comblent plus les vides&#xa0;; encore&#xa0;: elles reprennent</translation>
    </message>
    <message>
        <source>What the house answers</source>
        <translation>Les réponses de la maison</translation>
    </message>
    <message>
        <source>The programme in place of the comments; again: back</source>
        <translation>La régie à la place des commentaires&#xa0;; encore&#xa0;: retour</translation>
    </message>
    <message>
        <source>All that needs a look; again: the first two</source>
        <translation>Tout ce qui demande attention&#xa0;; encore&#xa0;: les deux premiers</translation>
    </message>
</context>
<context>
    <name>regie::desk::RemotePanel</name>
    <message numerus="yes">
        <source>%n without the right token or code</source>
        <translation>
            <numerusform>%n sans le bon jeton ou code</numerusform>
            <numerusform>%n sans le bon jeton ou code</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n from web pages</source>
        <translation>
            <numerusform>%n depuis une page web</numerusform>
            <numerusform>%n depuis des pages web</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) that were no desk&apos;s</source>
        <translation>
            <numerusform>%n message qui ne venait pas d&apos;un poste</numerusform>
            <numerusform>%n messages qui ne venaient pas d&apos;un poste</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n command(s) beyond a desk&apos;s role</source>
        <translation>
            <numerusform>%n commande hors du rôle d&apos;un poste</numerusform>
            <numerusform>%n commandes hors du rôle d&apos;un poste</numerusform>
        </translation>
    </message>
    <message>
        <source>Turned away: %1.</source>
        <translation>Refusé&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Pairs one desk (role: %1), once, within ten minutes.</source>
        <translation>Appaire un poste (rôle&#xa0;: %1), une seule fois, dans les dix minutes.</translation>
    </message>
</context>
<context>
    <name>regie::desk::RulesPanel</name>
    <message>
        <source>The engine&apos;s answer cannot be read: it is of another version than this desk.</source>
        <translation>La réponse du moteur est illisible&#xa0;: il est d&apos;une autre version que ce poste.</translation>
    </message>
    <message>
        <source>All that want a look</source>
        <translation>Tout ce qui demande à être vu</translation>
    </message>
    <message>
        <source>%1. There was more than there was time for.</source>
        <translation>%1. Il y en avait plus que le temps ne le permettait.</translation>
    </message>
    <message>
        <source>These rules hold. What is undecided is judged anew.</source>
        <translation>Ces règles sont en vigueur. Ce qui n&apos;est pas décidé est réexaminé.</translation>
    </message>
    <message>
        <source>Saved in %1; as it was: %2.</source>
        <translation>Enregistré dans %1&#xa0;; version précédente&#xa0;: %2.</translation>
    </message>
    <message>
        <source>Nothing of earlier shows is used or kept any more.</source>
        <translation>Plus rien des émissions précédentes n&apos;est utilisé ni gardé.</translation>
    </message>
    <message numerus="yes">
        <source>These rules flag %Ln of %1 comments (%2 %)</source>
        <translation>
            <numerusform>Ces règles signalent %Ln commentaire sur %1 (%2 %)</numerusform>
            <numerusform>Ces règles signalent %Ln commentaires sur %1 (%2 %)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Kept for the next show: what %Ln decision(s) taught, without any text or name.</source>
        <translation>
            <numerusform>Gardé pour la prochaine émission&#xa0;: ce que %Ln décision a appris, sans texte ni nom.</numerusform>
            <numerusform>Gardé pour la prochaine émission&#xa0;: ce que %Ln décisions ont appris, sans texte ni nom.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Back to what was kept before: %Ln decision(s).</source>
        <translation>
            <numerusform>Retour à ce qui était gardé&#xa0;: %Ln décision.</numerusform>
            <numerusform>Retour à ce qui était gardé&#xa0;: %Ln décisions.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>regie::desk::RundownModel</name>
    <message>
        <source>stays</source>
        <translation>permanent</translation>
    </message>
    <message>
        <source>on air</source>
        <translation>à l&apos;antenne</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>reste %1</translation>
    </message>
    <message>
        <source>%1 late</source>
        <translation>%1 de retard</translation>
    </message>
    <message>
        <source>planned in %1</source>
        <translation>prévu dans %1</translation>
    </message>
    <message>
        <source>follows</source>
        <translation>enchaîné</translation>
    </message>
    <message>
        <source>by itself at %1</source>
        <translation>seul à %1</translation>
    </message>
    <message>
        <source>%1 over time</source>
        <translation>%1 de dépassement</translation>
    </message>
    <message>
        <source>%1 too much planned</source>
        <translation>%1 de trop prévu</translation>
    </message>
    <message>
        <source>ends in %1</source>
        <translation>fin dans %1</translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 taken</source>
        <translation>
            <numerusform>%n sur %1 envoyé</numerusform>
            <numerusform>%n sur %1 envoyés</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>regie::desk::VersionsPanel</name>
    <message numerus="yes">
        <source>%n graphic(s)</source>
        <translation>
            <numerusform>%n habillage</numerusform>
            <numerusform>%n habillages</numerusform>
        </translation>
    </message>
    <message>
        <source>The engine&apos;s answer cannot be read.</source>
        <translation>La réponse du moteur est illisible.</translation>
    </message>
    <message>
        <source>Planned again. Take it back like any decision.</source>
        <translation>De nouveau au conducteur. Cela s’annule comme toute décision.</translation>
    </message>
</context>
</TS>
