using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace PerfLedger.Workbench.Features.Serving;

/// <summary>Addresses with what was asked.</summary>
internal static class Addresses
{
    /// <summary>The address with these values; those not given are left out.</summary>
    public static string Of(string path, params (string Name, object? Value)[] values) => path + values
        .Select(v => (v.Name, Text: Convert.ToString(v.Value, CultureInfo.InvariantCulture)))
        .Where(v => !string.IsNullOrEmpty(v.Text))
        .Aggregate(QueryString.Empty, (query, v) => query.Add(v.Name, v.Text!));
}
