import {
  type ClientCapabilities,
  CodeActionKind,
  type CompletionParams,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeResult,
  InsertTextMode,
  MarkupKind,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import * as door from "../core";
import { codeActions } from "./codeActions";
import type { Core } from "./core";
import { Explorer, noAccess, type WorkspaceAccess } from "./explorer";
import { guard } from "./guard";
import { type Answering, navigationAbilities, serveNavigation } from "./navigation";
import { OpenDocuments } from "./openDocuments";
import { outline } from "./outline";
import { Projects } from "./projects";
import {
  type ExplainParams,
  explainRequest,
  type RecognitionParams,
  type RecognitionResult,
  recognitionRequest,
  type SearchParams,
  searchRequest,
} from "./protocol";
import { PushedDiagnostics } from "./pushedDiagnostics";
import { defaultSettings, environmentsFor, equal, languageFor, localeIn, readSettings, type Settings } from "./settings";
import * as to from "./toProtocol";

/** Serves one client: each request is answered by one function of the core, from the texts that the client holds. */
export function serve(
  connection: Connection,
  inEnglish: door.Context,
  core: Core = door,
  access: WorkspaceAccess = { ...noAccess, roots: () => {} },
): void {
  const documents = new OpenDocuments(core);
  const guarded = guard((message) => connection.console.error(message));
  let client: Client = clientOf({});
  let settings: Settings = defaultSettings;
  let locale: string | undefined;
  let context = inEnglish;
  let roots: readonly string[] = [];

  const diagnostics = new PushedDiagnostics(
    documents,
    guarded,
    (uri) => contextOf(uri),
    (params) => connection.sendDiagnostics(params),
    (uri) => follow(uri),
  );
  const validateAll = () => {
    for (const uri of documents.uris) diagnostics.validate(uri);
  };
  const projects = new Projects(core, documents, access, guarded, validateAll);
  const contextOf = (uri: string) => projects.contextFor(uri, context);

  const isOpenStacks = (uri: string) => documents.get(uri)?.model.layer === "openstack";
  const filesNow = () => explorer.files((uri) => environmentsFor(uri, settings, roots));
  /** What other files say has changed: all that may depend on it is told anew. */
  const refreshFiles = (but?: string) => {
    context = { ...context, files: filesNow() };
    for (const uri of documents.uris) if (uri !== but && isOpenStacks(uri)) diagnostics.validate(uri);
  };
  const explorer = new Explorer(core, documents, access, guarded, () => refreshFiles());
  /** Behind an edit the others that may know this document are told anew, and what it names now is brought. */
  const follow = (uri: string) => {
    if (projects.isProjectFile(uri)) followProject(uri);
    if (!isOpenStacks(uri)) return;
    explorer.explore(uri);
    const others = [...documents.uris].filter((other) => other !== uri && isOpenStacks(other));
    const version = documents.get(uri)?.version;
    if (others.length === 0 || followed.get(uri) === version) return;
    followed.set(uri, version);
    refreshFiles(uri);
  };
  /** An edited project file decides anew of everything that is open. */
  const followProject = (uri: string) => {
    const version = documents.get(uri)?.version;
    if (followed.get(uri) === version) return;
    followed.set(uri, version);
    projects.edited();
  };
  /** The versions of documents behind which others have been told anew. */
  const followed = new Map<string, number | undefined>();

  const take = (next: Settings) => {
    settings = next;
    const targets = { libvirt: settings.libvirt };
    context = { ...inEnglish, language: languageFor(settings, locale), targets, policy: settings.policy, files: filesNow() };
  };

  const takeAndRefresh = (next: Settings | undefined) => {
    if (!next || equal(next, settings)) return;
    take(next);
    validateAll();
    if (client.refreshesHints) guarded.later(() => connection.languages.inlayHint.refresh());
  };

  const pull = () =>
    guarded.later(async () => takeAndRefresh(readSettings(await connection.workspace.getConfiguration("virtLayers"))));

  const setRoots = (uris: readonly string[]) => {
    roots = uris;
    access.roots(uris);
    projects.load(uris);
  };

  connection.onInitialize((params) => {
    client = clientOf(params.capabilities);
    locale = localeIn(params.initializationOptions) ?? params.locale;
    setRoots((params.workspaceFolders ?? []).map(({ uri }) => uri));
    take(readSettings(params.initializationOptions) ?? defaultSettings);
    const renameProvider = client.preparesRename ? { prepareProvider: true } : true;
    return { ...abilities, capabilities: { ...abilities.capabilities, renameProvider } };
  });
  connection.onInitialized(() => {
    if (client.registersConfiguration) {
      const register = () => connection.client.register(DidChangeConfigurationNotification.type, { section: "virtLayers" });
      guarded.later(register);
    }
    if (client.registersWatching) {
      const watchers = [{ globPattern: "**/*.{yaml,yml,template,env}" }];
      guarded.later(() => connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }));
    }
    if (client.hasFolders)
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => uri));
        setRoots([...roots.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)]);
        refreshFiles();
      });
    if (client.hasConfiguration) pull();
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const uris = changes.map(({ uri }) => uri);
    explorer.forget(uris);
    projects.refresh(uris);
    for (const uri of documents.uris) explorer.explore(uri);
  });
  connection.onDidChangeConfiguration((params) => {
    const sent = readSettings(params.settings);
    if (sent) takeAndRefresh(sent);
    else if (client.hasConfiguration) pull();
  });

  connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
    documents.open(uri, languageId, version, text);
    diagnostics.validate(uri);
    explorer.forgetMissing();
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    documents.change(uri, version, contentChanges);
    diagnostics.validate(uri);
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    documents.close(uri);
    diagnostics.clear(uri);
    explorer.forget([uri]);
    followed.delete(uri);
    if (projects.isProjectFile(uri)) projects.edited();
    refreshFiles();
  });

  const answer: Answering = (otherwise, from) => (params) =>
    guarded.now(otherwise, () => {
      const document = documents.get(params.textDocument.uri);
      return document ? from(document, params) : otherwise;
    });

  connection.onHover(
    answer(null, (document, { position }) => {
      const card = core.hover(document.model, to.toOffset(document, position), contextOf(document.uri));
      return card ? to.toHover(document, card, client) : null;
    }),
  );
  connection.onCompletion(
    answer([], (document, { position, context: asked }: CompletionParams) => {
      const offset = to.toOffset(document, position);
      const suggestions = core.complete(document.model, offset, contextOf(document.uri), asked?.triggerCharacter);
      return suggestions.map((suggestion, rank) => to.toCompletionItem(document, suggestion, rank, client));
    }),
  );
  connection.onCompletionResolve((item) =>
    guarded.now(item, () => {
      const card = core.explain(String(item.data), context);
      return card ? to.withDocumentation(item, card.markdown, client) : item;
    }),
  );
  connection.languages.onLinkedEditingRange(
    answer(null, (document, { position }) => {
      const spans = core.linkedEditing(document.model, to.toOffset(document, position));
      return spans ? to.toLinkedRanges(document, spans) : null;
    }),
  );
  connection.onCodeAction(answer([], (document, params) => codeActions(document, params, contextOf(document.uri), client, core)));
  connection.languages.inlayHint.on(
    answer([], (document, { range }) => {
      if (settings.inlayHints === "off") return [];
      const hints = core.inlayHints(document.model, to.toSpan(document, range), settings.inlayHints, contextOf(document.uri));
      return hints.map((hint) => to.toInlayHint(document, hint));
    }),
  );
  connection.onDocumentSymbol(outline(core, guarded, documents, () => client));
  connection.onDocumentLinks(
    answer([], (document) => core.documentLinks(document.model, context).map((link) => to.toDocumentLink(document, link))),
  );
  serveNavigation(connection, core, answer, documents, () => ({ context, client }));
  connection.onRequest(
    recognitionRequest,
    ({ uri }: RecognitionParams): RecognitionResult =>
      guarded.now(null, () => {
        const document = documents.get(uri);
        return document ? core.recognition(document.model, context) : null;
      }),
  );
  connection.onRequest(searchRequest, ({ words }: SearchParams) => guarded.now([], () => core.search(words, context)));
  connection.onRequest(explainRequest, ({ address }: ExplainParams) =>
    guarded.now(null, () => core.explain(address, context) ?? null),
  );

  connection.listen();
}

interface Client extends to.ClientAbilities {
  readonly hasConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly refreshesHints: boolean;
  readonly registersWatching: boolean;
  readonly hasFolders: boolean;
  readonly preparesRename: boolean;
}

function clientOf({ textDocument, workspace }: ClientCapabilities): Client {
  const markdown = (formats: readonly MarkupKind[] | undefined) => formats?.includes(MarkupKind.Markdown) ?? false;
  return {
    hoverMarkdown: markdown(textDocument?.hover?.contentFormat),
    completionMarkdown: markdown(textDocument?.completion?.completionItem?.documentationFormat),
    versionedEdits: workspace?.workspaceEdit?.documentChanges ?? false,
    definitionLinks: textDocument?.definition?.linkSupport ?? false,
    foldingLimit: textDocument?.foldingRange?.rangeLimit ?? Number.POSITIVE_INFINITY,
    preparesRename: textDocument?.rename?.prepareSupport ?? false,
    nestedSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false,
    snippets: textDocument?.completion?.completionItem?.snippetSupport ?? false,
    insertTextModes:
      textDocument?.completion?.completionItem?.insertTextModeSupport?.valueSet.includes(InsertTextMode.asIs) ?? false,
    hasConfiguration: workspace?.configuration ?? false,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
    refreshesHints: workspace?.inlayHint?.refreshSupport ?? false,
    registersWatching: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    hasFolders: workspace?.workspaceFolders ?? false,
  };
}

const abilities: InitializeResult = {
  serverInfo: { name: "Virt Layers" },
  capabilities: {
    positionEncoding: "utf-16",
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    hoverProvider: true,
    completionProvider: { resolveProvider: true, triggerCharacters: ["<", "/", ":", " ", '"', "'"] },
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorExtract, to.fixAllKind] },
    linkedEditingRangeProvider: true,
    inlayHintProvider: true,
    documentSymbolProvider: true,
    documentLinkProvider: {},
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    ...navigationAbilities,
  },
};
