using System.Globalization;

namespace PerfLedger.Ledger;

/// <summary>Concrete paths inside a JSON value: <c>opinions[0].text</c>; the root is the empty path.</summary>
internal static class JsonPath
{
    public static string Member(string path, string name) => path.Length == 0 ? name : path + "." + name;

    public static string Item(string path, int index) => path + "[" + index.ToString(CultureInfo.InvariantCulture) + "]";
}
