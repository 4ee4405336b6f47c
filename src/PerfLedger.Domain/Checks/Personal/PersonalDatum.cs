namespace PerfLedger.Domain.Checks.Personal;

/// <summary>Personal data in a text, masked: a finding must not spread what it protects.</summary>
/// <param name="Kind">What it is, in Chinese.</param>
/// <param name="Masked">Enough to find it again: 张××, 138××××8000.</param>
/// <param name="At">Where it begins in the text.</param>
/// <param name="Length">How many characters it has.</param>
internal sealed record PersonalDatum(string Kind, string Masked, int At, int Length);
