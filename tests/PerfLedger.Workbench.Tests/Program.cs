using System.Globalization;
using PerfLedger.Workbench.Tests.Golden;
using PerfLedger.Workbench.Tests.Jobs;

// The child process of the kill tests: takes work and holds it until it is killed.
if (args is [Holder.Word, var connection, var seconds]) return await Holder.RunAsync(connection, seconds);
// The child process of GoldenFormTests: renders the fixed forms under a culture and prints their digests.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(args[0]);
CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(args[0]);
Console.Out.Write(GoldenFiles.Text(FixedForms.All().Select(FixedForms.Render)));
return 0;
