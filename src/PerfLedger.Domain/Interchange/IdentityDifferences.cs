using System.Globalization;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Interchange;

/// <summary>Where the head of a file and the opening of a self-evaluation disagree. The head never changes after opening.</summary>
internal static class IdentityDifferences
{
    /// <summary>One line a place: pointer, the file's value, the ledger's value.</summary>
    public static List<string> Differences(this InterchangeIdentity file, SelfEvaluationOpened ledger, string at)
    {
        (string Member, string? File, string? Ledger)[] heads =
        [
            ("form", file.Form, ledger.Form), ("rulePack", file.RulePack, ledger.RulePack),
            ("fiscalYear", Year(file.FiscalYear), Year(ledger.FiscalYear)),
            ("unit/code", file.Unit.Code, ledger.Unit.Code), ("unit/name", file.Unit.Name, ledger.Unit.Name),
            ("competentDepartment", file.CompetentDepartment, ledger.CompetentDepartment),
            ("specialFund", file.SpecialFund, ledger.SpecialFund),
            ("specialFundCode", file.SpecialFundCode ?? ledger.SpecialFundCode, ledger.SpecialFundCode),
            ("project/code", file.Project?.Code, ledger.Project?.Code), ("project/name", file.Project?.Name, ledger.Project?.Name),
            ("moneyUnit", file.MoneyUnit, ledger.MoneyUnit),
        ];
        return [.. heads.Where(h => h.File != h.Ledger).Select(h => $"{at}/{h.Member} 文件为“{h.File ?? "空"}”，台账为“{h.Ledger ?? "空"}”")];
    }

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);
}
