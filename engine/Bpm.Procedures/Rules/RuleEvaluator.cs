using System.Collections.Concurrent;
using System.Collections.Immutable;
using Bpm.WorkingTime;
using Jint;
using Jint.Native;
using Jint.Native.Array;
using Jint.Native.Object;
using Jint.Parser.Ast;
using Jint.Runtime;
using Jint.Runtime.Interop;

namespace Bpm.Procedures.Rules;

/// <summary>
/// Runs accepted rules in Jint. The one place that knows the script engine at run time. Engines have no globals but
/// ours, are kept in a small pool for all procedures, and serve one call at a time.
/// </summary>
internal sealed class RuleEvaluator
{
    private static readonly ConcurrentBag<RuleEvaluator> s_idle = [];

    private readonly Engine engine;
    private readonly FactsObject facts;
    private RuleRun run = new(calendar: null);
    private object? loaded;

    private RuleEvaluator()
    {
        engine = new Engine(o =>
            o.Strict().MaxStatements(LanguageLimits.RuleStatements).LimitRecursion(LanguageLimits.RuleCallDepth * 2)
        );
        foreach (var name in engine.Global.GetOwnProperties().Select(p => p.Key).ToList())
        {
            engine.Global.RemoveOwnProperty(name);
        }

        facts = new FactsObject(engine);
        engine.SetValue("form", (JsValue)facts);
        foreach (var function in RuleFunctions.All)
        {
            Define(function.Name, a => function.Run(a, run));
        }

        Define(RuleChecker.Add, a => Plus(a[0], a[1]));
        Define(RuleChecker.Divide, a => new RuleValue.Number(a[0].AsNumber() / NotZero(a[1].AsNumber())));
        Define(RuleChecker.Modulo, a => new RuleValue.Number(a[0].AsNumber() % NotZero(a[1].AsNumber())));
        Define(RuleChecker.Given, a => new RuleValue.YesNo(facts.Has(a[0].AsText())));
    }

    /// <summary>Runs one function of a program over facts.</summary>
    public static RuleResult Run(
        RuleProgram owner,
        Program program,
        string function,
        IReadOnlyDictionary<string, FactValue> form,
        WorkingCalendar? calendar
    )
    {
        if (!s_idle.TryTake(out var evaluator))
        {
            evaluator = new RuleEvaluator();
        }

        try
        {
            return evaluator.Run(owner, program, function, form, calendar, out _);
        }
        catch (RuleException e)
        {
            return new RuleResult(null, e.Code, e.Said);
        }
        catch (Exception e) when (e is StatementsCountOverflowException or RecursionDepthOverflowException)
        {
            evaluator = new RuleEvaluator();
            return new RuleResult(
                null,
                RuleProblem.BudgetSpent,
                ("quy tắc chạy quá nhiều bước", "the rule takes too many steps")
            );
        }
        catch (JavaScriptException e)
        {
            return new RuleResult(null, RuleProblem.WrongKind, ("quy tắc gặp lỗi khi chạy", e.Message));
        }
        finally
        {
            evaluator.facts.Values = ImmutableDictionary<string, FactValue>.Empty;
            if (s_idle.Count < LanguageLimits.PooledRuleEngines)
            {
                s_idle.Add(evaluator);
            }
        }
    }

    private RuleResult Run(
        RuleProgram owner,
        Program program,
        string function,
        IReadOnlyDictionary<string, FactValue> form,
        WorkingCalendar? calendar,
        out RuleValue value
    )
    {
        engine.ResetCallStack();
        if (!ReferenceEquals(loaded, owner))
        {
            loaded = null;
            engine.Execute(program);
            loaded = owner;
        }

        engine.ResetStatementsCount();
        run = new RuleRun(calendar);
        facts.Values = form;
        value = ToRule(engine.Invoke(function));
        return value switch
        {
            RuleValue.Number { Value: var n } => Number(n),
            RuleValue.Text { Value: var t } => new RuleResult(new FactValue.Text(t), null, null),
            RuleValue.YesNo { Value: var b } => new RuleResult(new FactValue.YesNo(b), null, null),
            _ => new RuleResult(
                null,
                RuleProblem.NoValue,
                ("quy tắc kết thúc mà không có “return”", "the rule ended without 'return'")
            ),
        };
    }

    private static RuleResult Number(double n) =>
        double.IsFinite(n) && Math.Abs(n) < 1e15
            ? new RuleResult(new FactValue.Number((decimal)n), null, null)
            : new RuleResult(
                null,
                RuleProblem.NotANumber,
                ("kết quả không phải là số giữ được chính xác", "the result is not a number that can be kept exactly")
            );

    private RuleValue Plus(RuleValue a, RuleValue b) =>
        a is RuleValue.Number && b is RuleValue.Number
            ? new RuleValue.Number(a.AsNumber() + b.AsNumber())
            : new RuleValue.Text(run.Join(RuleFunctions.Written(a), RuleFunctions.Written(b)));

    private static double NotZero(double n) =>
        n != 0 ? n : throw new RuleException(RuleProblem.NotANumber, ("chia cho 0", "division by zero"));

    private void Define(string name, Func<ImmutableArray<RuleValue>, RuleValue> body) =>
        engine.SetValue(
            name,
            (JsValue)new ClrFunctionInstance(engine, (_, arguments) => ToScript(body([.. arguments.Select(ToRule)])))
        );

    private static RuleValue ToRule(JsValue value) =>
        value.IsNumber() ? new RuleValue.Number(value.AsNumber())
        : value.IsString() ? new RuleValue.Text(value.AsString())
        : value.IsBoolean() ? new RuleValue.YesNo(value.AsBoolean())
        : value.IsArray() ? new RuleValue.List(Items(value.AsArray()))
        : new RuleValue.Nothing();

    private static ImmutableArray<RuleValue> Items(ArrayInstance array)
    {
        var length = (int)Math.Min(TypeConverter.ToNumber(array.Get("length")), LanguageLimits.RuleArray);
        var items = ImmutableArray.CreateBuilder<RuleValue>(length);
        for (var i = 0; i < length; i++)
        {
            items.Add(ToRule(array.Get(i.ToString(System.Globalization.CultureInfo.InvariantCulture))));
        }

        return items.ToImmutable();
    }

    private static JsValue ToScript(RuleValue value) =>
        value switch
        {
            RuleValue.Number { Value: var n } => new JsValue(n),
            RuleValue.Text { Value: var t } => new JsValue(t),
            RuleValue.YesNo { Value: var b } => b ? JsValue.True : JsValue.False,
            _ => JsValue.Undefined,
        };

    /// <summary>The object <c>form</c>: reading a fact that is not there stops the rule instead of giving 'undefined'.</summary>
    private sealed class FactsObject(Engine engine) : ObjectInstance(engine)
    {
        public IReadOnlyDictionary<string, FactValue> Values { get; set; } =
            ImmutableDictionary<string, FactValue>.Empty;

        public bool Has(string name) => Values.ContainsKey(name);

        public override JsValue Get(string propertyName) =>
            Values.TryGetValue(propertyName, out var fact)
                ? fact switch
                {
                    FactValue.Number { Value: var n } => new JsValue((double)n),
                    FactValue.Text { Value: var t } => new JsValue(t),
                    FactValue.YesNo { Value: var b } => b ? JsValue.True : JsValue.False,
                    _ => JsValue.Undefined,
                }
                : throw new RuleException(
                    RuleProblem.FactMissing,
                    ($"form.{propertyName} chưa được trả lời", $"form.{propertyName} was not answered")
                );
    }
}
