using System.Collections.Immutable;

namespace Bpm.Procedures.Reading;

/// <summary>
/// Every code that a finding can have, in one table; <c>engine/docs/diagnostics.md</c> has a section for each. The
/// letter names the area: Y YAML, T time, S steps, R organisation, L legal numbers, P papers, F form and examples,
/// X rules, V versions.
/// </summary>
public static class Codes
{
    public static readonly DiagnosticCode TooLarge = new(
        "BPM-Y001",
        Severity.Error,
        "File too large",
        "A generated or hostile file that stalls every start of the server"
    );

    public static readonly DiagnosticCode NotUtf8 = new(
        "BPM-Y002",
        Severity.Error,
        "Not UTF-8",
        "Vietnamese names printed as question marks on slips"
    );

    public static readonly DiagnosticCode NotNfc = new(
        "BPM-Y003",
        Severity.Error,
        "Not in Unicode form C",
        "Two spellings of \"Thẩm định\" that look alike and never match in search"
    );

    public static readonly DiagnosticCode CarriageReturn = new(
        "BPM-Y004",
        Severity.Error,
        "Line ends in CR LF",
        "A file whose hash differs from the same file on another computer"
    );

    public static readonly DiagnosticCode ControlCharacter = new(
        "BPM-Y005",
        Severity.Error,
        "Invisible character",
        "A reviewer who reads another text than the computer"
    );

    public static readonly DiagnosticCode Syntax = new(
        "BPM-Y006",
        Severity.Error,
        "Not YAML",
        "A file that was saved half-way"
    );

    public static readonly DiagnosticCode TooDeep = new(
        "BPM-Y007",
        Severity.Error,
        "Nested too deep",
        "A hostile file that exhausts the stack"
    );

    public static readonly DiagnosticCode AnchorOrTag = new(
        "BPM-Y008",
        Severity.Error,
        "Anchor, alias or tag",
        "A small file that expands to gigabytes"
    );

    public static readonly DiagnosticCode SeveralDocuments = new(
        "BPM-Y009",
        Severity.Error,
        "Second document",
        "A procedure after '---' that nobody ever sees"
    );

    public static readonly DiagnosticCode UnknownKey = new(
        "BPM-Y010",
        Severity.Error,
        "Unknown key",
        "'witin: 5 working days' that is ignored, so the step has no term"
    );

    public static readonly DiagnosticCode DuplicateKey = new(
        "BPM-Y011",
        Severity.Error,
        "Key given twice",
        "Two limits in one file, of which the reader took the other one"
    );

    public static readonly DiagnosticCode MissingKey = new(
        "BPM-Y012",
        Severity.Error,
        "Key missing",
        "A step without an id, which no other step can name"
    );

    public static readonly DiagnosticCode WrongShape = new(
        "BPM-Y013",
        Severity.Error,
        "Another shape expected",
        "A list where one word belongs, read as nothing"
    );

    public static readonly DiagnosticCode NotADate = new(
        "BPM-Y014",
        Severity.Error,
        "Not a date or time",
        "A version that never comes into force"
    );

    public static readonly DiagnosticCode NotAWord = new(
        "BPM-Y015",
        Severity.Error,
        "Not one of the allowed words",
        "'online: ful' taken for 'not offered'"
    );

    public static readonly DiagnosticCode NotANumber = new(
        "BPM-Y016",
        Severity.Error,
        "Not a number",
        "A fee of 75.000 read as 75 đồng"
    );

    public static readonly DiagnosticCode NotAnId = new(
        "BPM-Y017",
        Severity.Error,
        "Not an id",
        "An id with a space that no rule and no address can hold"
    );

    public static readonly DiagnosticCode TooMany = new(
        "BPM-Y018",
        Severity.Error,
        "Too many",
        "A procedure of thousands of steps made by a broken import"
    );

    public static readonly DiagnosticCode UnknownPlace = new(
        "BPM-Y019",
        Severity.Warning,
        "File in no known place",
        "A procedure saved beside the catalogue, which is never loaded"
    );

    public static readonly DiagnosticCode EmptyFile = new(
        "BPM-Y020",
        Severity.Error,
        "Empty file",
        "A procedure that lost its text when the disk was full"
    );

    public static readonly DiagnosticCode BadTerm = new(
        "BPM-T001",
        Severity.Error,
        "Not a term",
        "'within: 5' read as days by one person and as working days by the other"
    );

    public static readonly DiagnosticCode StepsOverLimit = new(
        "BPM-T002",
        Severity.Error,
        "Steps take longer than the limit",
        "A procedure in which every officer is on time and every dossier is late"
    );

    public static readonly DiagnosticCode CommittedOverStatutory = new(
        "BPM-T003",
        Severity.Error,
        "Committed limit above the statutory one",
        "A local decision that promises more time than the law allows"
    );

    public static readonly DiagnosticCode WorkingUnderCalendar = new(
        "BPM-T004",
        Severity.Error,
        "Working terms do not fit a calendar limit",
        "Ten calendar days that hold six working days, for eight days of work"
    );

    public static readonly DiagnosticCode WorkingUnderCalendarHoliday = new(
        "BPM-T005",
        Severity.Warning,
        "Working terms fail a calendar limit around holidays",
        "A promise over Tết that no office can keep"
    );

    public static readonly DiagnosticCode SharesOverDay = new(
        "BPM-T006",
        Severity.Error,
        "Shares of a same-day procedure exceed the day",
        "Same-day steps that add up to ten hours"
    );

    public static readonly DiagnosticCode TermsDoNotCompare = new(
        "BPM-T007",
        Severity.Notice,
        "A step's term cannot be summed",
        "A term in months inside a limit in working days, which no sum can judge"
    );

    public static readonly DiagnosticCode CalendarWrong = new(
        "BPM-T008",
        Severity.Error,
        "Calendar cannot be used",
        "A year with holidays on the wrong dates"
    );

    public static readonly DiagnosticCode ReductionCutsSetBy = new(
        "BPM-T009",
        Severity.Error,
        "Reduction cuts a term that another agency sets",
        "A province that shortens the tax office's own time on paper"
    );

    public static readonly DiagnosticCode StepsAndOthersOverLimit = new(
        "BPM-T011",
        Severity.Warning,
        "Steps and the terms of others take longer than the limit",
        "A tax office that takes its lawful days, and a dossier that is late by them"
    );

    public static readonly DiagnosticCode CalendarDoubtful = new(
        "BPM-T010",
        Severity.Warning,
        "Calendar finding",
        "A day length that does not fit the sessions"
    );

    public static readonly DiagnosticCode UnknownKind = new(
        "BPM-S001",
        Severity.Error,
        "Unknown step kind",
        "'kind: reveiw' worked on as an ordinary step"
    );

    public static readonly DiagnosticCode DuplicateStep = new(
        "BPM-S002",
        Severity.Error,
        "Two steps with one id",
        "A return that leads to the wrong one of two steps"
    );

    public static readonly DiagnosticCode UnknownStep = new(
        "BPM-S003",
        Severity.Error,
        "Unknown step",
        "A refusal that leads nowhere, with the dossier lost on the way"
    );

    public static readonly DiagnosticCode Unreachable = new(
        "BPM-S004",
        Severity.Error,
        "Step is never reached",
        "An appraisal that everyone believes is done"
    );

    public static readonly DiagnosticCode CannotEnd = new(
        "BPM-S005",
        Severity.Error,
        "Step from which the procedure cannot end",
        "Dossiers that circle until someone telephones"
    );

    public static readonly DiagnosticCode LoopWithoutBound = new(
        "BPM-S006",
        Severity.Error,
        "Loop without 'at-most'",
        "A dossier sent back to the tax office nine times"
    );

    public static readonly DiagnosticCode FourEyesUnknown = new(
        "BPM-S007",
        Severity.Error,
        "Four eyes over an unknown step",
        "The person who measured signs, since the rule names a step that is not there"
    );

    public static readonly DiagnosticCode NobodyCanWork = new(
        "BPM-S008",
        Severity.Error,
        "Step that nobody can do",
        "A task that stands in no inbox"
    );

    public static readonly DiagnosticCode WaitWithoutEnd = new(
        "BPM-S010",
        Severity.Warning,
        "Wait without an end",
        "A dossier that waits for a payment for three years"
    );

    public static readonly DiagnosticCode CrossesBranch = new(
        "BPM-S011",
        Severity.Error,
        "Goes into or out of a parallel branch",
        "A branch left half-way, and a join that waits for ever"
    );

    public static readonly DiagnosticCode SilenceWithoutBasis = new(
        "BPM-S012",
        Severity.Error,
        "Silence counts as consent without a basis",
        "A consent that no law gives"
    );

    public static readonly DiagnosticCode UnknownAction = new(
        "BPM-S013",
        Severity.Error,
        "Unknown action",
        "An example that takes an action the step does not have, and so proves nothing"
    );

    public static readonly DiagnosticCode NoSteps = new(
        "BPM-S014",
        Severity.Error,
        "No steps",
        "A procedure that ends as it begins"
    );

    public static readonly DiagnosticCode PauseNeverReturns = new(
        "BPM-S016",
        Severity.Error,
        "'back-to' without a pause",
        "A supplement that sends the dossier on instead of waiting"
    );

    public static readonly DiagnosticCode FourEyesOnSelf = new(
        "BPM-S017",
        Severity.Error,
        "Four eyes that can never be kept",
        "A signature that nobody may give, since one role does both steps in one unit of one person"
    );

    public static readonly DiagnosticCode ChildrenWait = new(
        "BPM-S018",
        Severity.Error,
        "Children wait for each other",
        "A linked birth in which health insurance waits for residence, and residence for health insurance"
    );

    public static readonly DiagnosticCode GroupInItself = new(
        "BPM-S019",
        Severity.Error,
        "Group among its own children",
        "A reception that opens dossiers without end"
    );

    public static readonly DiagnosticCode SilenceWithoutTerm = new(
        "BPM-S020",
        Severity.Error,
        "Silence without a term",
        "A consent by silence that never comes, and a dossier that waits for it"
    );

    public static readonly DiagnosticCode EscalationTooEarly = new(
        "BPM-S021",
        Severity.Warning,
        "Escalation before the step begins",
        "A leader who is warned of every dossier, and reads no warning any more"
    );

    public static readonly DiagnosticCode UnknownRole = new(
        "BPM-R001",
        Severity.Error,
        "Unknown role",
        "A task for 'specialst', who does not exist"
    );

    public static readonly DiagnosticCode UnknownOffice = new(
        "BPM-R002",
        Severity.Error,
        "Unknown office",
        "A hand-off to an office kind that no unit has"
    );

    public static readonly DiagnosticCode UnknownUnit = new(
        "BPM-R003",
        Severity.Error,
        "Unknown unit",
        "A step at a ward that was merged away"
    );

    public static readonly DiagnosticCode DuplicateUnit = new(
        "BPM-R004",
        Severity.Error,
        "Declared twice",
        "Two units with one code, of which one gets all dossiers"
    );

    public static readonly DiagnosticCode UnknownCalendar = new(
        "BPM-R005",
        Severity.Error,
        "Unknown calendar",
        "A ward whose deadlines are counted by no calendar"
    );

    public static readonly DiagnosticCode UnitValidity = new(
        "BPM-R006",
        Severity.Error,
        "Validity of a unit",
        "An abolished unit without a successor for its open dossiers"
    );

    public static readonly DiagnosticCode UnknownPolicy = new(
        "BPM-L001",
        Severity.Error,
        "Unknown policy value",
        "Extra days that are never added, since the name is wrong"
    );

    public static readonly DiagnosticCode UnknownGround = new(
        "BPM-L002",
        Severity.Error,
        "Unknown pause ground",
        "A pause that stops no clock"
    );

    public static readonly DiagnosticCode GroundStopsCommittedOnly = new(
        "BPM-L003",
        Severity.Error,
        "Ground stops the committed clock alone",
        "A committed date after the statutory one"
    );

    public static readonly DiagnosticCode PolicyUnset = new(
        "BPM-L004",
        Severity.Notice,
        "Policy value is unset",
        "A wait whose end nobody has decided"
    );

    public static readonly DiagnosticCode PolicyUnconfirmed = new(
        "BPM-L005",
        Severity.Notice,
        "Policy value is not confirmed",
        "A legal number from memory in a binding promise"
    );

    public static readonly DiagnosticCode PaperTableSum = new(
        "BPM-L006",
        Severity.Warning,
        "The published table does not add up",
        "An approved table whose steps exceed its own total"
    );

    public static readonly DiagnosticCode AcceptedExpired = new(
        "BPM-L007",
        Severity.Warning,
        "Accepted finding has expired or fits nothing",
        "An exception that outlived its reason"
    );

    public static readonly DiagnosticCode DuplicatePolicy = new(
        "BPM-L008",
        Severity.Error,
        "Policy declared twice",
        "Two values of one legal number on one day"
    );

    public static readonly DiagnosticCode NotInForce = new(
        "BPM-L009",
        Severity.Warning,
        "Policy value not in force",
        "A number that begins after the procedure does"
    );

    public static readonly DiagnosticCode BindsWithoutSource = new(
        "BPM-L010",
        Severity.Error,
        "Confirmed without a published source",
        "A demo procedure that binds applicants"
    );

    public static readonly DiagnosticCode UnknownPaper = new(
        "BPM-P001",
        Severity.Error,
        "Unknown paper",
        "A step that waits for a paper nobody is asked for"
    );

    public static readonly DiagnosticCode DuplicatePaper = new(
        "BPM-P002",
        Severity.Error,
        "Two papers with one id",
        "A checklist in which one tick answers for two papers"
    );

    public static readonly DiagnosticCode PaperWithoutCopies = new(
        "BPM-P003",
        Severity.Error,
        "Paper without copies",
        "A paper asked for zero times"
    );

    public static readonly DiagnosticCode UnknownField = new(
        "BPM-F001",
        Severity.Error,
        "Unknown form field",
        "'for: form.comune', so no office is ever found"
    );

    public static readonly DiagnosticCode DuplicateField = new(
        "BPM-F002",
        Severity.Error,
        "Two fields with one id",
        "Two answers of which one is lost"
    );

    public static readonly DiagnosticCode ChoiceWithoutChoices = new(
        "BPM-F003",
        Severity.Error,
        "Choice field without choices",
        "A required question that cannot be answered"
    );

    public static readonly DiagnosticCode FieldRange = new(
        "BPM-F004",
        Severity.Error,
        "Field bounds contradict",
        "A form that refuses every answer"
    );

    public static readonly DiagnosticCode ExampleUnknown = new(
        "BPM-F005",
        Severity.Error,
        "Example names what is not there",
        "An example that proves another procedure"
    );

    public static readonly DiagnosticCode FieldNotCommune = new(
        "BPM-F006",
        Severity.Error,
        "Office chosen by a field that is no commune",
        "A tax office looked up by the plot's area"
    );

    public static readonly DiagnosticCode FieldPattern = new(
        "BPM-F007",
        Severity.Error,
        "Pattern is not allowed",
        "A pattern that hangs the server on one crafted answer"
    );

    public static readonly DiagnosticCode CaseUnknown = new(
        "BPM-F008",
        Severity.Error,
        "Unknown case",
        "A reduction for a case that the procedure lost"
    );

    public static readonly DiagnosticCode DuplicateCaseOrFee = new(
        "BPM-F009",
        Severity.Error,
        "Two entries with one id",
        "Two fees under one name, collected once"
    );

    public static readonly DiagnosticCode RuleSyntax = new(
        "BPM-X001",
        Severity.Error,
        "Rule cannot be read",
        "A fee that cannot be computed at the counter"
    );

    public static readonly DiagnosticCode RuleNotAllowed = new(
        "BPM-X002",
        Severity.Error,
        "Not allowed in a rule",
        "A rule that never ends, or reaches outside its facts"
    );

    public static readonly DiagnosticCode RuleUnknownName = new(
        "BPM-X003",
        Severity.Error,
        "Unknown name in a rule",
        "A misspelt field that is always 'undefined', so the condition is always false"
    );

    public static readonly DiagnosticCode RuleTooBig = new(
        "BPM-X004",
        Severity.Error,
        "Rule too big",
        "A rule whose calls explode"
    );

    public static readonly DiagnosticCode UnknownRule = new(
        "BPM-X005",
        Severity.Error,
        "Unknown rule",
        "A fee by a rule that is not there"
    );

    public static readonly DiagnosticCode RuleSurprises = new(
        "BPM-X006",
        Severity.Warning,
        "Rule compares different kinds of value",
        "'form.area > \"500\"', true or false by accident"
    );

    public static readonly DiagnosticCode FileName = new(
        "BPM-V001",
        Severity.Error,
        "File name is not code@version",
        "Two files that claim to be the same version"
    );

    public static readonly DiagnosticCode OverlappingVersions = new(
        "BPM-V002",
        Severity.Error,
        "Two versions for one day",
        "A dossier whose version depends on the order of files"
    );

    public static readonly DiagnosticCode LockChanged = new(
        "BPM-V003",
        Severity.Error,
        "Published file was changed",
        "A procedure that differs from what dossiers were received under"
    );

    public static readonly DiagnosticCode FolderNotField = new(
        "BPM-V004",
        Severity.Warning,
        "Folder is not the field",
        "A procedure that designers look for in another folder"
    );

    public static readonly DiagnosticCode DuplicateVersion = new(
        "BPM-V005",
        Severity.Error,
        "One version in two files",
        "Two texts of one version, of which one wins by chance"
    );

    public static readonly DiagnosticCode ReconstructedReduction = new(
        "BPM-V006",
        Severity.Notice,
        "Reconstructed reduction is not applied",
        "A guessed decision that would shorten real promises"
    );

    public static readonly DiagnosticCode UnknownProcedure = new(
        "BPM-V007",
        Severity.Error,
        "Unknown procedure",
        "A decision about a code that the catalogue does not have"
    );

    public static readonly DiagnosticCode UnknownTemplate = new(
        "BPM-M001",
        Severity.Error,
        "Unknown template or version",
        "A procedure without steps, since its template is called otherwise"
    );

    public static readonly DiagnosticCode UnknownParameter = new(
        "BPM-M002",
        Severity.Error,
        "Unknown parameter",
        "'apraise: 3 working days' that changes nothing, while the template's own term runs"
    );

    public static readonly DiagnosticCode MissingArgument = new(
        "BPM-M003",
        Severity.Error,
        "Argument missing",
        "A step without a term, since nobody gave the template one"
    );

    public static readonly DiagnosticCode WrongArgument = new(
        "BPM-M004",
        Severity.Error,
        "Argument of another type",
        "A list of offices where one stands, read as none"
    );

    public static readonly DiagnosticCode BrokenTemplate = new(
        "BPM-M005",
        Severity.Error,
        "Template has errors",
        "Four hundred procedures with one mistake, reported four hundred times"
    );

    public static readonly DiagnosticCode TemplateAndSteps = new(
        "BPM-M006",
        Severity.Error,
        "Template and steps at once",
        "Steps that stand in the file and are never run"
    );

    public static readonly DiagnosticCode UnusedParameter = new(
        "BPM-M007",
        Severity.Warning,
        "Parameter is never used",
        "A term that designers fill in and that no step has"
    );

    public static readonly DiagnosticCode DuplicateParameter = new(
        "BPM-M008",
        Severity.Error,
        "Parameter declared twice",
        "Two defaults of one parameter, of which one is never used"
    );

    public static readonly ImmutableArray<DiagnosticCode> All =
    [
        TooLarge,
        NotUtf8,
        NotNfc,
        CarriageReturn,
        ControlCharacter,
        Syntax,
        TooDeep,
        AnchorOrTag,
        SeveralDocuments,
        UnknownKey,
        DuplicateKey,
        MissingKey,
        WrongShape,
        NotADate,
        NotAWord,
        NotANumber,
        NotAnId,
        TooMany,
        UnknownPlace,
        EmptyFile,
        BadTerm,
        StepsOverLimit,
        CommittedOverStatutory,
        WorkingUnderCalendar,
        WorkingUnderCalendarHoliday,
        SharesOverDay,
        TermsDoNotCompare,
        CalendarWrong,
        ReductionCutsSetBy,
        CalendarDoubtful,
        StepsAndOthersOverLimit,
        UnknownKind,
        DuplicateStep,
        UnknownStep,
        Unreachable,
        CannotEnd,
        LoopWithoutBound,
        FourEyesUnknown,
        NobodyCanWork,
        WaitWithoutEnd,
        CrossesBranch,
        SilenceWithoutBasis,
        UnknownAction,
        NoSteps,
        PauseNeverReturns,
        FourEyesOnSelf,
        ChildrenWait,
        GroupInItself,
        SilenceWithoutTerm,
        EscalationTooEarly,
        UnknownRole,
        UnknownOffice,
        UnknownUnit,
        DuplicateUnit,
        UnknownCalendar,
        UnitValidity,
        UnknownPolicy,
        UnknownGround,
        GroundStopsCommittedOnly,
        PolicyUnset,
        PolicyUnconfirmed,
        PaperTableSum,
        AcceptedExpired,
        DuplicatePolicy,
        NotInForce,
        BindsWithoutSource,
        UnknownPaper,
        DuplicatePaper,
        PaperWithoutCopies,
        UnknownField,
        DuplicateField,
        ChoiceWithoutChoices,
        FieldRange,
        ExampleUnknown,
        FieldNotCommune,
        FieldPattern,
        CaseUnknown,
        DuplicateCaseOrFee,
        RuleSyntax,
        RuleNotAllowed,
        RuleUnknownName,
        RuleTooBig,
        UnknownRule,
        RuleSurprises,
        FileName,
        OverlappingVersions,
        LockChanged,
        FolderNotField,
        DuplicateVersion,
        ReconstructedReduction,
        UnknownProcedure,
        UnknownTemplate,
        UnknownParameter,
        MissingArgument,
        WrongArgument,
        BrokenTemplate,
        TemplateAndSteps,
        UnusedParameter,
        DuplicateParameter,
    ];
}
