using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace PerfLedger.Workbench.Features.Accounts;

/// <summary>
/// The keys that protect cookies and forms, in PostgreSQL, so that every node reads the cookies of the others. The framework asks without
/// a token and not asynchronously: once at start and when a key is due for renewal.
/// </summary>
internal sealed class KeyRing(NpgsqlDataSource main) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var query = main.CreateCommand("select xml from auth.data_key order by made, name");
        using var rows = query.ExecuteReader();
        var keys = new List<XElement>();
        while (rows.Read()) keys.Add(XElement.Parse(rows.GetString(0)));
        return keys;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var insert = main.CreateCommand("insert into auth.data_key (name, xml) values ($1, $2)");
        insert.Parameters.Add(new() { Value = friendlyName });
        insert.Parameters.Add(new() { Value = element.ToString(SaveOptions.DisableFormatting) });
        insert.ExecuteNonQuery();
    }
}
