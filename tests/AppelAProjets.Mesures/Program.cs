Console.WriteLine("-");
