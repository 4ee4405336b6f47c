using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Evaluations.Cells;

namespace PerfLedger.Workbench.Features.Evaluations.Acts;

/// <summary>The fields of a form as typed. What cannot be read is noted, so that a person hears of all of it at once.</summary>
internal sealed class ActInput(IFormCollection form)
{
    private readonly List<string> _faults = [];

    public GroundFields Fields { get; } = GroundFields.Of(form);

    /// <summary>The ground; empty fields are none.</summary>
    public Ground Ground => Read(() => Fields.Read(), Ground.None);

    /// <summary>The reason, where one is always needed.</summary>
    public Reason Reason => Ground.Reason ?? Missing("原因", new Reason("other", ""));

    /// <summary>The date of the document, or another day named so.</summary>
    public DateOnly? Day(string name) => Read(() => GroundFields.Day(Optional(name)), null);

    public string? Optional(string name) => form[name].ToString().Trim() is { Length: > 0 } text ? text : null;

    public string Text(string name, string label) => Optional(name) ?? Missing(label, "");

    public bool IsTicked(string name) => form[name].Count > 0;

    public int Number(string name, string label)
    {
        var text = Text(name, label);
        if (text.Length == 0 || int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return text.Length == 0 ? 0 : int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
        return Fault($"{label}“{text}”不是整数，请只写数字", 0);
    }

    public DateOnly NeededDay(string name, string label) => Day(name) ?? Missing(label, DateOnly.MinValue);

    /// <summary>A money amount that stands in no cell of its own.</summary>
    public FigureValue Amount(string name, SelfEvaluation s)
    {
        var text = Text(name, "金额");
        if (text.Length == 0) return FigureValue.Blank;
        var reading = FigureReader.Read(ValueKind.Money, text, s.Opened!.MoneyUnit);
        return reading.Value ?? Fault($"“{text}”不是金额，应为{reading.Expected}。{reading.Remedy}", FigureValue.Blank);
    }

    /// <summary>The value of a figure of this form.</summary>
    public FigureValue Value(string name, SelfEvaluation s, string figure)
    {
        var reading = FormCells.Read(s, figure, Optional(name));
        return reading.Value ?? Fault($"“{Optional(name)}”不能填在这里，应为{reading.Expected}。{reading.Remedy}", FigureValue.Blank);
    }

    /// <summary>Opinions: pairs of fields, the cell as a person or the form names it, and the text. Empty pairs are left out.</summary>
    public ImmutableArray<Opinion> Opinions(SelfEvaluation s)
    {
        var (places, texts) = (form["place"], form["opinion"]);
        var opinions = ImmutableArray.CreateBuilder<Opinion>();
        for (var n = 0; n < texts.Count; n++)
        {
            var (place, text) = (n < places.Count ? places[n]?.Trim() : null, texts[n]?.Trim());
            if (string.IsNullOrEmpty(text) && string.IsNullOrEmpty(place)) continue;
            if (string.IsNullOrEmpty(text)) Fault($"“{place}”没有写意见", 0);
            else opinions.Add(new Opinion(string.IsNullOrEmpty(place) ? null : PlaceOf(s, place), text));
        }

        return opinions.ToImmutable();
    }

    /// <summary>Ends the act with all that could not be read.</summary>
    public void Demand()
    {
        if (_faults.Count > 0) throw new CliException(ExitCodes.BadInput, $"没有写入：{string.Join("；", _faults.Distinct())}。");
    }

    private string PlaceOf(SelfEvaluation s, string place)
    {
        if (Places.Of(s).FirstOrDefault(p => p.Name == place || p.Figure == place) is { Figure: { } figure }) return figure;
        return FormCells.Find(s, place) is not null ? place
            : Fault($"表上没有“{place}”这一格，请从列表中选，或留空表示对整张表", place);
    }

    private T Missing<T>(string label, T instead) => Fault($"请填写{label}", instead);

    private T Fault<T>(string sentence, T instead)
    {
        _faults.Add(sentence.TrimEnd('。'));
        return instead;
    }

    private T Read<T>(Func<T> read, T instead)
    {
        try
        {
            return read();
        }
        catch (CliException e)
        {
            return Fault(e.Message, instead);
        }
    }
}
